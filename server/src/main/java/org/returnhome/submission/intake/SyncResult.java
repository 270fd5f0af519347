package org.returnhome.submission.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.problem.Problem;

/**
 * What became of one item.
 *
 * @param submissionId as the tablet wrote it; empty when unreadable
 * @param contentDigest empty when unreadable
 * @param receipt compact JWS by the server; empty only when the item must be sent again
 * @param problems why it was not simply accepted; paths lie within the item
 */
public record SyncResult(SyncOutcome outcome, Optional<UUID> submissionId, Optional<String> contentDigest, Optional<String> receipt,
                         List<Problem> problems) {

    public SyncResult {
        problems = List.copyOf(problems);
    }
}
