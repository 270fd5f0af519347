package org.returnhome.submission;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.problem.Problem;

/**
 * Something signed in that could not be stored as a submission, as it is kept for ever: text for text what came.
 *
 * @param itemDigest SHA-256 over {@code jws} and {@code blobs}, in hexadecimal: the same item twice is one
 * @param jws what came as such, whatever it is
 * @param blobs what came beside it, in order
 * @param problem why it is here; its path is that within the item
 * @param receipt the answer, with state {@code quarantined}
 * @param claims what it says it is, as far as it can be read; nothing of it is certain
 */
public record QuarantinedDocument(UUID authorityId, String itemDigest, String jws, List<Blob> blobs, Problem problem,
                                  String receipt, Instant receivedAt, UUID senderId, Claims claims) {

    /** A piece of evidence as it came; neither text need be what it should. */
    public record Blob(String digest, String content) {}

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
        return DerivedId.of(authorityId.toString(), itemDigest);
    }

    /** Its name among all documents. */
    public String key() {
        return key(authorityId, itemDigest);
    }

    /** The name of an item among all documents. */
    public static String key(UUID authorityId, String itemDigest) {
        return authorityId + "/" + itemDigest;
    }
}
