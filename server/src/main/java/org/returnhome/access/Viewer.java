package org.returnhome.access;

import java.util.Optional;
import java.util.UUID;

/** The caller, as {@code viewer} answers it. */
record Viewer(Person person, Optional<UUID> deviceId) {

    public String displayName() {
        return person.displayName();
    }

    public Role role() {
        return person.role();
    }
}
