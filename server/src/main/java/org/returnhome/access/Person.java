package org.returnhome.access;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody of the register who can sign in: a worker, a manager, a police officer. Never a child.
 *
 * @param agencyId the employer
 * @param teamId empty for people outside of teams
 * @param displayName how others see the person named
 * @param active whether the person may sign in; people are never deleted, as records name them
 */
public record Person(UUID id, UUID authorityId, UUID agencyId, Optional<UUID> teamId, Role role, String displayName,
                     boolean active) {

    public Person {
        Objects.requireNonNull(id);
        Objects.requireNonNull(authorityId);
        Objects.requireNonNull(agencyId);
        Objects.requireNonNull(teamId);
        Objects.requireNonNull(role);
        Objects.requireNonNull(displayName);
    }
}
