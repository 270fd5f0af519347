package org.returnhome.submission;

import java.time.OffsetDateTime;

/**
 * What was signed, by whom and how, as a reader sees it; the strokes themselves stay in the store.
 *
 * @param valid whether it still matches the answers of its revision
 */
record ShownEvidence(String role, EvidenceMethod method, String signedDigest, boolean valid, OffsetDateTime takenAt) {

    static ShownEvidence of(Evidence evidence, String shown) {
        return new ShownEvidence(evidence.role(), evidence.method(), evidence.signedDigest(), evidence.signs(shown), evidence.takenAt());
    }
}
