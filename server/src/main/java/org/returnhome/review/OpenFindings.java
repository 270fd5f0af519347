package org.returnhome.review;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.returnhome.submission.Finding;

/** Authorising with open required or {@code mustBe} findings needs each to be listed with a reason (wire.md, Sync). */
final class OpenFindings {

    private OpenFindings() {}

    /** What stands in the way; empty when each open finding has its reason, and each reason its finding. */
    static Optional<Outcome> refuse(List<Finding> findings, List<AcceptedFinding> accepted) {
        var open = new LinkedHashSet<String>();
        findings.stream().filter(OpenFindings::needsReason).forEach(finding -> open.add(finding.path()));
        var given = new HashSet<String>();
        var odd = accepted.stream().map(AcceptedFinding::path).filter(path -> !given.add(path) || !open.contains(path)).distinct().toList();
        if (!odd.isEmpty()) {
            return Optional.of(new Outcome.NoSuchFinding(odd));
        }
        open.removeAll(given);
        return open.isEmpty() ? Optional.empty() : Optional.of(new Outcome.FindingsOpen(List.copyOf(open)));
    }

    private static boolean needsReason(Finding finding) {
        return switch (finding.kind()) {
            case REQUIRED, MUST_BE -> true;
            case RECOMMENDED, TYPE, FLAG -> false;
        };
    }
}
