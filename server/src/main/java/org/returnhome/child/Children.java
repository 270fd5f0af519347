package org.returnhome.child;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Scope;

/** The children in the register. */
public interface Children {

    /** The child, if there is one within this reach. */
    Optional<Child> find(Scope scope, UUID id);

    /** The children with these ids, one statement for all; who may see them is decided by what led to them. */
    Map<UUID, Child> byIds(Set<UUID> ids);

    /** Enters a child; its id and its authority's case number must be new. */
    void add(Child child);
}
