package org.returnhome.submission.quarantine;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.returnhome.access.Caller;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.QuarantinedDocument;
import org.returnhome.submission.StoredSubmission;
import org.returnhome.submission.SubmissionDocuments;
import org.returnhome.submission.SubmissionItem;
import org.returnhome.submission.intake.ReceiveSubmissions;
import org.returnhome.submission.intake.SyncOutcome;
import org.returnhome.submission.intake.SyncResult;

/**
 * Brings in what a supervisor found in a sealed copy (wire.md, Keys and loss). The items go the way of every other; what is
 * set aside only because another worker signed it, or with a key that was revoked since, is taken out of the quarantine at
 * once, with the supervisor's reason. So each says for ever who brought it in, and why.
 */
@Singleton
class ImportSubmissions {
    /** What an import must look like: the supervisor is not the worker, and the tablet is lost. */
    private static final Set<ProblemCode> EXPECTED = EnumSet.of(ProblemCode.PERSON_MISMATCH, ProblemCode.REVOKED_DEVICE);

    private final ReceiveSubmissions receiveSubmissions;
    private final ResolveQuarantine resolveQuarantine;
    private final SubmissionDocuments submissions;

    ImportSubmissions(ReceiveSubmissions receiveSubmissions, ResolveQuarantine resolveQuarantine, SubmissionDocuments submissions) {
        this.receiveSubmissions = receiveSubmissions;
        this.resolveQuarantine = resolveQuarantine;
        this.submissions = submissions;
    }

    /** A result for each item, in order; one bad item never fails the others. */
    List<SyncResult> bringIn(Caller caller, List<SubmissionItem> items, String reason) {
        var results = receiveSubmissions.receive(caller, items);
        var settled = new ArrayList<SyncResult>();
        for (int index = 0; index < results.size(); index++) {
            settled.add(settled(caller, items.get(index), results.get(index), reason));
        }
        return settled;
    }

    private SyncResult settled(Caller caller, SubmissionItem item, SyncResult result, String reason) {
        boolean expected = result.outcome() == SyncOutcome.QUARANTINED && !result.problems().isEmpty()
                && result.problems().stream().allMatch(problem -> EXPECTED.contains(problem.code()));
        if (!expected) {
            return result;
        }
        var itemId = QuarantinedDocument.id(caller.authorityId(), QuarantinedDocument.digest(item));
        return switch (resolveQuarantine.resolve(caller, itemId, QuarantineResolution.ACCEPT, reason)) {
            case ResolveQuarantine.Outcome.Resolved _ -> stored(caller, result, SyncOutcome.ACCEPTED).orElse(result);
            case ResolveQuarantine.Outcome.Refused _ -> stored(caller, result, SyncOutcome.DUPLICATE).orElse(result);
        };
    }

    /** What is stored under this name now; empty when somebody decided that it stays set aside. */
    private Optional<SyncResult> stored(Caller caller, SyncResult result, SyncOutcome outcome) {
        return result.submissionId().flatMap(id -> result.contentDigest().flatMap(digest -> submissions.find(caller.authorityId(), id, digest)))
                .map(StoredSubmission::receipt)
                .map(receipt -> new SyncResult(outcome, result.submissionId(), result.contentDigest(), Optional.of(receipt), List.of()));
    }
}
