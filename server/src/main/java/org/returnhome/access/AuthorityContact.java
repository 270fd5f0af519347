package org.returnhome.access;

import java.util.Optional;
import java.util.UUID;

/**
 * A number that a worker may have to ring from a visit (domain §3.7).
 *
 * @param hours when it is answered, in words; empty when always
 */
public record AuthorityContact(UUID authorityId, Kind kind, String name, String phone, Optional<String> hours) {

    /** Whom one reaches. */
    public enum Kind { DUTY_TEAM, EMERGENCY_DUTY_TEAM, MISSING_HUB, POLICE }
}
