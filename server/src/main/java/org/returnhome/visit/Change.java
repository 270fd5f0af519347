package org.returnhome.visit;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.graphql.GlobalId;

/** Something that a tablet must know: the members of the union of this name, and how each is kept in the {@link Feed}. */
public sealed interface Change {

    /** A form version was published. */
    record FormPublished(UUID formId) implements Change {}

    /** A visit was assigned, or changed for the worker who has it. */
    record VisitAssigned(UUID visitId) implements Change {}

    /** A reviewer sent a submission back. */
    record SubmissionReturned(UUID submissionId, String contentDigest, String reason) implements Change {}

    /** A reviewer authorised a submission. */
    record SubmissionAuthorised(UUID submission, String contentDigest) implements Change {

        /** Global id, as the schema has it. */
        public GlobalId submissionId() {
            return new GlobalId("Submission", submission);
        }
    }

    /** A receipt was issued outside of a sync answer. */
    record ReceiptIssued(UUID submission, String receipt) implements Change {}

    /** A quarantined item was resolved. */
    record QuarantineResolved(UUID itemId) implements Change {}

    /** Something is no longer the caller's. */
    record Tombstone(GlobalId goneId, String reason) implements Change {}

    /** A tablet shall be wiped. */
    record WipeOrdered(UUID device, String reason) implements Change {

        /** Global id, as the schema has it. */
        public GlobalId deviceId() {
            return new GlobalId("Device", device);
        }
    }

    /** The entry that tells this to an audience. */
    default FeedEntry to(Audience audience) {
        return switch (this) {
            case FormPublished(var form) -> new FeedEntry(audience, "FormPublished", form, Map.of());
            case VisitAssigned(var visit) -> new FeedEntry(audience, "VisitAssigned", visit, Map.of());
            case SubmissionReturned(var submission, var digest, var reason) ->
                    new FeedEntry(audience, "SubmissionReturned", submission, Map.of("contentDigest", digest, "reason", reason));
            case SubmissionAuthorised(var submission, var digest) ->
                    new FeedEntry(audience, "SubmissionAuthorised", submission, Map.of("contentDigest", digest));
            case ReceiptIssued(var submission, var receipt) ->
                    new FeedEntry(audience, "ReceiptIssued", submission, Map.of("receipt", receipt));
            case QuarantineResolved(var item) -> new FeedEntry(audience, "QuarantineResolved", item, Map.of());
            case WipeOrdered(var device, var reason) -> new FeedEntry(audience, "WipeOrdered", device, Map.of("reason", reason));
            case Tombstone(var gone, var reason) ->
                    new FeedEntry(audience, "Tombstone", gone.uuid(), Map.of("type", gone.type(), "reason", reason));
        };
    }

    /** The change that an entry tells; empty for entries that are not for tablets. */
    static Optional<Change> of(FeedEntry entry) {
        var subject = entry.subjectId();
        var detail = entry.detail();
        return switch (entry.kind()) {
            case "FormPublished" -> Optional.of(new FormPublished(subject));
            case "VisitAssigned" -> Optional.of(new VisitAssigned(subject));
            case "SubmissionReturned" -> Optional.of(new SubmissionReturned(subject, detail.get("contentDigest"), detail.get("reason")));
            case "SubmissionAuthorised" -> Optional.of(new SubmissionAuthorised(subject, detail.get("contentDigest")));
            case "ReceiptIssued" -> Optional.of(new ReceiptIssued(subject, detail.get("receipt")));
            case "QuarantineResolved" -> Optional.of(new QuarantineResolved(subject));
            case "WipeOrdered" -> Optional.of(new WipeOrdered(subject, detail.get("reason")));
            case "Tombstone" -> Optional.of(new Tombstone(new GlobalId(detail.get("type"), subject), detail.get("reason")));
            default -> Optional.empty();
        };
    }
}
