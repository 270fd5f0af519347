package org.returnhome.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AbstractDescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.SDLDefinition;
import graphql.parser.Parser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every type, field, input field and enum value of the schema says what it is. */
class SchemaDescriptionsTest {

    @Test
    void nothing_in_the_schema_is_left_without_a_description() throws Exception {
        var definitions = new Parser().parseDocument(new SchemaText().text()).getDefinitionsOfType(SDLDefinition.class);
        assertThat(definitions).hasSizeGreaterThan(20);
        assertThat(definitions.stream().flatMap(SchemaDescriptionsTest::undescribed).toList()).isEmpty();
    }

    private static Stream<String> undescribed(SDLDefinition<?> definition) {
        var name = ((NamedNode<?>) definition).getName();
        List<? extends Node<?>> members = switch (definition) {
            case ObjectTypeDefinition type -> type.getFieldDefinitions();
            case InterfaceTypeDefinition type -> type.getFieldDefinitions();
            case InputObjectTypeDefinition type -> type.getInputValueDefinitions();
            case EnumTypeDefinition type -> type.getEnumValueDefinitions();
            default -> List.of();
        };
        var itself = definition instanceof ObjectTypeExtensionDefinition ? Stream.<Node<?>>empty() : Stream.of((Node<?>) definition);
        return Stream.concat(itself, members.stream()).filter(node -> !described(node))
                .map(node -> node == definition ? name : name + "." + ((NamedNode<?>) node).getName());
    }

    private static boolean described(Node<?> node) {
        return node instanceof AbstractDescribedNode<?> one && one.getDescription() != null && !one.getDescription().getContent().isBlank();
    }
}
