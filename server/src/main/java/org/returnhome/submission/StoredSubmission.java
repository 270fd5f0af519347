package org.returnhome.submission;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.submission.wire.CanonicalJson;
import org.returnhome.submission.wire.Reading;

/**
 * One revision as it is kept for ever: what came, byte for byte, and what the server answered and noticed when it came.
 *
 * @param contentDigest SHA-256 of {@code envelope}, in hexadecimal
 * @param jws what the device signed, verbatim
 * @param envelope the canonical envelope, which is the payload of {@code jws}; not to be changed
 * @param blobs the small evidence by its digest; not to be changed
 * @param deviceKey thumbprint that the JWS names as its key
 * @param receipt the answer, signed before this was written
 * @param receivedAt in milliseconds
 * @param senderId who sent it
 * @param noticed flags that hang on the register as it was when it came
 * @param acceptance who took it out of quarantine; empty when it was never there
 */
public record StoredSubmission(UUID authorityId, UUID submissionId, String contentDigest, String jws, byte[] envelope,
                               Map<String, byte[]> blobs, String deviceKey, String receipt, Instant receivedAt, UUID senderId,
                               Set<SubmissionFlag> noticed, Optional<Acceptance> acceptance) {

    /** A person's decision to store an item of the quarantine after all. */
    public record Acceptance(UUID itemId, UUID by, Instant at, String reason) {}

    public StoredSubmission {
        Objects.requireNonNull(jws);
        Objects.requireNonNull(receipt);
        blobs = Map.copyOf(blobs);
        noticed = Set.copyOf(noticed);
    }

    /** Its name among all documents: authority, submission and content. */
    public String key() {
        return key(authorityId, submissionId, contentDigest);
    }

    /** The envelope, read; what is stored was read before, so that it can be read again. */
    public Envelope read() {
        return switch (CanonicalJson.readAnyLayout(envelope).then(EnvelopeJson::read)) {
            case Reading.Value<Envelope>(var content) -> content;
            case Reading.Refused<Envelope>(var problem) -> throw new IllegalStateException(
                    "the stored envelope " + key() + " cannot be read: " + problem.code().word());
        };
    }

    /** The name of a revision among all documents. */
    public static String key(UUID authorityId, UUID submissionId, String contentDigest) {
        return authorityId + "/" + submissionId + "/" + contentDigest;
    }
}
