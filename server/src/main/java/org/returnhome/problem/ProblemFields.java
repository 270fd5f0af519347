package org.returnhome.problem;

import jakarta.inject.Singleton;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.Wiring;

/** The GraphQL types of the problem registry. */
@Singleton
final class ProblemFields implements Fields {

    @Override
    public void wire(Wiring wiring) {
        wiring.type("Problem", Problem.class);
        wiring.words("ProblemCode", ProblemCode.class);
    }
}
