package org.returnhome.submission;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.problem.Problem;
import org.returnhome.submission.wire.Sha256;

/**
 * Something signed in that could not be stored as a submission, as it is kept for ever: text for text what came.
 *
 * @param itemDigest SHA-256 over {@code jws} and {@code blobs}, in hexadecimal, see {@link #digest}: the same item twice is one
 * @param jws what came as such, whatever it is
 * @param blobs what came beside it, in order
 * @param problem why it is here; its path is that within the item
 * @param receipt the answer, with state {@code quarantined}
 * @param claims what it says it is, as far as it can be read; nothing of it is certain
 */
public record QuarantinedDocument(UUID authorityId, String itemDigest, String jws, List<SubmissionItem.Blob> blobs, Problem problem,
                                  String receipt, Instant receivedAt, UUID senderId, Claims claims) {

    /**
     * What an item says it is.
     *
     * @param readable whether its payload is an envelope, whoever signed it
     */
    public record Claims(Optional<UUID> submissionId, Optional<String> contentDigest, Optional<UUID> childId,
                         Optional<UUID> workerId, Optional<String> formHash, boolean readable) {}

    public QuarantinedDocument {
        Objects.requireNonNull(jws);
        blobs = List.copyOf(blobs);
        Objects.requireNonNull(problem);
        Objects.requireNonNull(receipt);
        Objects.requireNonNull(claims);
    }

    /** The id by which people refer to it. */
    public UUID id() {
        return id(authorityId, itemDigest);
    }

    /** The id of an authority's item with this digest. */
    public static UUID id(UUID authorityId, String itemDigest) {
        return DerivedId.of(authorityId.toString(), itemDigest);
    }

    /** How much was sent, in characters, which are bytes in all but the strangest items. */
    public int size() {
        return jws.length() + blobs.stream().mapToInt(blob -> blob.digest().length() + blob.content().length()).sum();
    }

    /** Its name among all documents. */
    public String key() {
        return key(authorityId, itemDigest);
    }

    /** What names an item by all that came, where {@link SubmissionItem#itemDigest} names it by its JWS alone. */
    public static String digest(SubmissionItem item) {
        var all = new StringBuilder(item.jws());
        item.blobs().forEach(blob -> all.append('\n').append(blob.digest()).append('\n').append(blob.content()));
        return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_16BE));
    }

    /** The name of an item among all documents. */
    public static String key(UUID authorityId, String itemDigest) {
        return authorityId + "/" + itemDigest;
    }
}
