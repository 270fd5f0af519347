package org.returnhome.submission;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Who signed what, and how. It holds for a revision while {@code signedDigest} is the one computed from that revision
 * ({@link SignedDigest}); after that it stays as it was, superseded.
 *
 * @param role signature role of the form, as {@code youngPerson}
 * @param signedDigest what was shown and signed
 * @param method how it was signed, or that it was not
 * @param strokes SHA-256 of the stroke file; present exactly when drawn
 * @param name name of the signer as given
 * @param witness name of the witness; always there when the method is {@link EvidenceMethod#WITNESSED_VERBAL}
 * @param reason why it was not signed; only when refused or unable
 * @param takenAt device time of signing
 */
public record Evidence(String role, String signedDigest, EvidenceMethod method, Optional<String> strokes, String name,
                       Optional<String> witness, Optional<String> reason, OffsetDateTime takenAt) {

    /** Whether this evidence is for what has the digest. */
    public boolean signs(String digest) {
        return signedDigest.equals(digest);
    }
}
