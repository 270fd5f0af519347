package org.returnhome.child;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Access;
import org.returnhome.access.Agencies;
import org.returnhome.access.Operation;
import org.returnhome.access.People;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.GlobalId;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Wiring;

/** Resolvers of children. */
@Singleton
final class ChildFields implements Fields {

    private static final String TYPE = "Child";

    private final Access access;
    private final Children children;
    private final Agencies agencies;
    private final People people;

    ChildFields(Access access, Children children, Agencies agencies, People people) {
        this.access = access;
        this.children = children;
        this.agencies = agencies;
        this.people = people;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.query("child", environment -> find(Execution.of(environment), Input.of(environment).id("id", TYPE), "child"));
        wiring.type(TYPE, Child.class);
        wiring.childRecord(TYPE, Child::id, Child::id);
        wiring.words("ChildStatus", ChildStatus.class);
        wiring.node(TYPE, (execution, id) -> find(execution, id, "node"));
        wiring.field(TYPE, "id", environment -> new GlobalId(TYPE, environment.<Child>getSource().id()));
        wiring.batch(TYPE, "team", Child::teamId, (Execution _, Set<UUID> ids) -> agencies.teams(ids));
        wiring.batch(TYPE, "allocatedWorker", Child::allocatedPersonId, (Execution _, Set<UUID> ids) -> people.find(ids));
    }

    private Optional<Child> find(Execution execution, UUID id, String field) {
        var child = children.find(access.scope(execution.caller(), Operation.CHILD), id);
        child.ifPresent(found -> execution.reads().noteChildRead(found.id(), TYPE, found.id(), field));
        return child;
    }
}
