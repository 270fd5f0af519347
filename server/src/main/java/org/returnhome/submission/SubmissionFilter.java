package org.returnhome.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Narrows a list of submissions; everything given must hold.
 *
 * @param dueBefore only those whose K14 is due before this instant and not done
 * @param flagged only with (true) or without (false) flags on the current revision
 */
public record SubmissionFilter(Optional<SubmissionState> state, Optional<String> formKey, Optional<UUID> childId,
                               Optional<UUID> workerId, Optional<Instant> dueBefore, Optional<Boolean> flagged) {

    /** No narrowing. */
    public static final SubmissionFilter ALL = new SubmissionFilter(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty());

    /** Only about this child. */
    public static SubmissionFilter ofChild(UUID childId) {
        return new SubmissionFilter(Optional.empty(), Optional.empty(), Optional.of(childId), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
