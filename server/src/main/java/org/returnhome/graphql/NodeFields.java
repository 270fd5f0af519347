package org.returnhome.graphql;

import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

/** {@code node(id:)}: any record by its global id, found by the package of its type. */
final class NodeFields {

    private NodeFields() {}

    static void wire(Wiring wiring) {
        wiring.query("node", environment -> {
            var id = GlobalId.parse(environment.<String>getArgument("id"))
                    .filter(one -> wiring.nodes().containsKey(one.type()))
                    .orElseThrow(() -> Refusal.at(ProblemCode.BAD_ARGUMENT, "id", "This is not the id of a record."));
            return wiring.nodes().get(id.type()).apply(Execution.of(environment), id.uuid());
        });
    }
}
