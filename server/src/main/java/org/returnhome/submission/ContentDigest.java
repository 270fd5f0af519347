package org.returnhome.submission;

import org.returnhome.submission.wire.CanonicalJson;
import org.returnhome.submission.wire.Sha256;

/** Names a revision: SHA-256 of its canonical envelope. The same content has the same name, whoever sends it how often. */
public final class ContentDigest {
    private ContentDigest() {}

    /** The digest of an envelope that is about to be signed. */
    public static String of(Envelope envelope) {
        return of(CanonicalJson.write(EnvelopeJson.write(envelope)));
    }

    /** The digest of an envelope's canonical bytes. */
    public static String of(byte[] canonicalEnvelope) {
        return Sha256.hex(canonicalEnvelope);
    }
}
