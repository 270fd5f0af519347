package org.returnhome.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the server promises to have stored. Only then may a tablet let go of it; of a quarantined item it lets go when the
 * quarantine is resolved. All receipts for one content are the same text.
 *
 * @param submission id of the submission; empty when a quarantined item does not tell
 * @param contentDigest SHA-256 of the payload; empty when a quarantined item could not be decoded
 * @param base what the revision builds on; empty for the first, and when it cannot be told
 * @param evidence digests of the evidence stored with it, in the envelope's order
 * @param attachments digests of the files it names, which come apart, in the envelope's order
 * @param receivedAt server time, kept to the millisecond
 * @param state what became of it
 * @param itemDigest SHA-256 of the JWS as sent; present exactly when quarantined
 */
public record Receipt(Optional<UUID> submission, Optional<String> contentDigest, Optional<String> base,
                      List<String> evidence, List<String> attachments, Instant receivedAt, State state,
                      Optional<String> itemDigest) {
    public Receipt {
        evidence = List.copyOf(evidence);
        attachments = List.copyOf(attachments);
        receivedAt = Instant.ofEpochMilli(receivedAt.toEpochMilli());
    }

    /** What became of an item. */
    public enum State {
        /** Stored as a revision of a submission. */
        STORED("stored"),
        /** Stored aside, for a person to decide. */
        QUARANTINED("quarantined");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The word on the wire. */
        public String word() {
            return word;
        }
    }

    /** The receipt for a stored revision. */
    public static Receipt stored(ItemReading.Readable item, Instant receivedAt) {
        var envelope = item.envelope();
        return new Receipt(Optional.of(envelope.id()), Optional.of(item.contentDigest()), envelope.base(),
                envelope.evidence().stream().flatMap(evidence -> evidence.strokes().stream()).toList(),
                envelope.attachments().stream().map(AttachmentReference::sha256).toList(), receivedAt, State.STORED, Optional.empty());
    }

    /** The receipt for an item in quarantine, whatever put it there: its JWS and all its blobs are kept. */
    public static Receipt quarantined(ItemReading.Salvage salvage, SubmissionItem item, Instant receivedAt) {
        return new Receipt(salvage.submissionId(), salvage.contentDigest(), Optional.empty(),
                item.blobs().stream().map(SubmissionItem.Blob::digest).toList(), List.of(), receivedAt, State.QUARANTINED,
                Optional.of(item.itemDigest()));
    }
}
