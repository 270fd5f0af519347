package org.returnhome.access;

import java.util.UUID;

/**
 * Which records a list may show to a caller. Each store turns it into a WHERE clause in one place; every scope but
 * {@link Nothing} also narrows to its authority.
 */
public sealed interface Scope {

    /** Every record of the authority. */
    record WholeAuthority(UUID authorityId) implements Scope {}

    /** Visits that are or ever were assigned to the person, their children and episodes; items the person sent in. */
    record OwnVisits(UUID authorityId, UUID personId) implements Scope {}

    /** Children allocated to the person, and all that hangs on them. */
    record OwnCaseload(UUID authorityId, UUID personId) implements Scope {}

    /** Children of the team, and all that hangs on them. */
    record OwnTeam(UUID authorityId, UUID teamId) implements Scope {}

    /** Episodes handled by the police force ({@code agencyId}), and the packs made for it. */
    record OwnForce(UUID authorityId, UUID agencyId) implements Scope {}

    /** No record at all: the list is empty or the operation is refused. */
    record Nothing() implements Scope {}
}
