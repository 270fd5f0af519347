package org.returnhome.child;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A person under 18 with whom the authority is, or was, concerned (S2 §7).
 *
 * @param caseNumber the authority's own number
 * @param knownAs what the child likes to be called, with pronouns
 * @param dateOfBirth a calendar day without time zone
 * @param gender word of {@code @gender}; likewise {@code ethnicity} and {@code firstLanguage} of domain §4.9
 * @param status case status now; an episode keeps the one it began with
 * @param exploitationTeamOpen whether the exploitation team holds the case now (S2 §9)
 * @param teamId the team that holds the case; empty when the hub alone does
 * @param allocatedPersonId the allocated social worker
 * @param placedOutOfArea {@code inArea}, {@code ownChildPlacedOut} or {@code olaChildPlacedIn}; empty when not in care
 * @param responsibleAuthority the authority responsible for a child not placed in area (S2 §10)
 */
public record Child(UUID id, UUID authorityId, String caseNumber, String familyName, String givenNames,
                    Optional<String> knownAs, LocalDate dateOfBirth, Optional<String> gender,
                    Optional<String> genderSelfDescribed, Optional<String> ethnicity, Optional<String> firstLanguage,
                    ChildStatus status, boolean exploitationTeamOpen, Optional<UUID> teamId,
                    Optional<UUID> allocatedPersonId, Optional<String> placedOutOfArea,
                    Optional<String> responsibleAuthority) {}
