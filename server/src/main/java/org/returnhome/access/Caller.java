package org.returnhome.access;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The person behind a request, read from the register when the request came in, never from the token alone.
 *
 * @param personId the person; active at the time of the request
 * @param authorityId the local authority whose records the person works with; nothing crosses authorities
 * @param agencyId the person's employer: the authority's own agency, a police force, and so on
 * @param teamId the person's team, if in one
 * @param role what the person is to the hub
 * @param deviceId the enrolled, unrevoked device whose key the token is bound to, if it is bound to one
 * @param tokenId the token's {@code jti}, for the audit
 */
public record Caller(UUID personId, UUID authorityId, UUID agencyId, Optional<UUID> teamId, Role role,
                     Optional<UUID> deviceId, String tokenId) {

    /** The request attribute under which the authentication filter leaves the caller. */
    public static final String ATTRIBUTE = "org.returnhome.caller";

    public Caller {
        Objects.requireNonNull(personId);
        Objects.requireNonNull(authorityId);
        Objects.requireNonNull(agencyId);
        Objects.requireNonNull(teamId);
        Objects.requireNonNull(role);
        Objects.requireNonNull(deviceId);
        Objects.requireNonNull(tokenId);
    }
}
