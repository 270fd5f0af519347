package org.returnhome.episode;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.child.ChildStatus;

/**
 * One continuous spell of one category for one child (domain §1).
 *
 * @param clientId made by whoever reported it; a repeated report is the same episode
 * @param state where it stands now; follows from the times here and from the visits that cover it
 * @param missingFrom when the child was last where they should be
 * @param reporterType word of domain §4.9 {@code @reporterType}
 * @param policeAgencyId the force concerned; empty when police were not told
 * @param policeRisk risk as graded by the police (S2 App a)
 * @param foundAt when the whereabouts became known
 * @param returnedAt when the child was back at home or placement; starts K12
 * @param overview brief account, from the notification
 * @param childStatus case status when the episode was reported (S2 §13)
 * @param exploitationTeamOpen whether the exploitation team held the case when the episode was reported (S2 §9)
 */
public record Episode(UUID id, UUID authorityId, UUID childId, UUID clientId, EpisodeCategory category, EpisodeState state,
                      HomeOrCare homeOrCare, Instant missingFrom, Instant reportedAt, Optional<String> reporterType,
                      Optional<String> policeLogNumber, Optional<UUID> policeAgencyId, Optional<RiskLevel> policeRisk,
                      Optional<Instant> foundAt, Optional<Instant> returnedAt, Optional<String> overview,
                      ChildStatus childStatus, boolean exploitationTeamOpen) {}
