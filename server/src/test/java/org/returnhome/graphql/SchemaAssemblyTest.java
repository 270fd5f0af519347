package org.returnhome.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.returnhome.access.Access;

class SchemaAssemblyTest {

    private static final String TEXT = """
            type Query { forms: [Form!]! form: Form visits: VisitConnection! other: String }
            interface Node { id: ID! }
            type Form implements Node { id: ID! key: String! state: FormState! }
            enum FormState { inUse withDrawn }
            type VisitConnection { edges: [VisitEdge!]! nodes: [Form!]! pageInfo: PageInfo! }
            type VisitEdge { cursor: String! node: Form! }
            type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
            scalar DateTime
            """;

    record FormRow(String key, FormState state) {}

    enum FormState { IN_USE, GONE }

    @Test
    void every_field_without_an_answer_and_every_answer_without_a_field_is_named_at_once() {
        var wiring = new Wiring(new Access());
        wiring.query("forms", environment -> null);
        wiring.query("forms", environment -> null);
        wiring.query("unheardOf", environment -> null);
        wiring.field("Query", "other", environment -> null);
        wiring.type("Form", FormRow.class);
        wiring.words("FormState", FormState.class);
        wiring.connection("Visit");
        wiring.batch("Form", "keys", FormRow::key, (execution, keys) -> java.util.Map.of());

        assertThat(new SchemaAssembly(TEXT, wiring).mistakes()).containsExactlyInAnyOrder(
                "Query.forms is wired twice",
                "Query.unheardOf is no Operation that access knows",
                "Query.unheardOf is wired but not in the schema",
                "Query.form has no root resolver, which asks access first",
                "Query.visits has no root resolver, which asks access first",
                "Query.other has no root resolver, which asks access first",
                "Form.id has no resolver and no component in FormRow",
                "Form.keys is wired but not in the schema",
                "Form is a Node that node(id:) cannot find",
                "enum FormState has [inUse, withDrawn] in the schema and [gone, inUse] in Java");
    }

    @Test
    void words_are_spelt_as_the_wire_spells_them() {
        assertThat(Words.of(FormState.IN_USE)).isEqualTo("inUse");
        assertThat(Words.of(FormState.GONE)).isEqualTo("gone");
    }
}
