package org.returnhome.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.storage.TestStores;

/** No type of the real schema with a child's record behind it escapes the audit. */
class ChildRecordsTest {

    /** Records of nobody's childhood; of a sealed copy nobody here can tell. */
    private static final Set<String> OF_NO_CHILD = Set.of("Person", "Authority", "Agency", "Team", "Device", "Form", "SealedCopy");

    @RegisterExtension
    static final TestStores STORES = TestStores.opened();

    @Test
    void every_record_is_a_childs_unless_it_is_named_here() {
        var schema = STORES.bean(GraphQLSchema.class);
        var records = schema.getAllTypesAsList().stream()
                .filter(type -> type instanceof GraphQLObjectType object && object.getInterfaces().stream().anyMatch(one -> one.getName().equals("Node")))
                .map(GraphQLNamedType::getName).filter(name -> !OF_NO_CHILD.contains(name)).collect(Collectors.toSet());
        assertThat(records).isNotEmpty().isSubsetOf(STORES.bean(Wiring.class).childRecords().types());
        assertThat(OF_NO_CHILD).allMatch(schema::containsType);
    }
}
