package org.returnhome.visit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A conversation to be held with a child: which form, by whom, by when.
 *
 * @param episodeIds what it covers, earliest start first; never empty
 * @param formVersion pinned when the visit was made; a newer version never changes it (domain §3.7)
 * @param workerId whose it is now
 * @param assignedAt since when it is that worker's
 * @param dueAt the earliest K12 of its episodes; empty for forms without that clock
 * @param interviewedAt when the conversation was that stopped K12, by the device's clock; empty until one came back
 * @param state where it stands now; follows from what came back
 * @param facts canonical JSON (RFC 8785) of what the form's rules and prefilled questions are given
 * @param note from the coordinator, for the visit
 */
public record Visit(UUID id, UUID authorityId, UUID childId, List<UUID> episodeIds, String formKey, int formVersion,
                    UUID workerId, Instant assignedAt, Optional<Instant> dueAt, Optional<Instant> interviewedAt,
                    VisitState state, String facts, Optional<String> note) {}
