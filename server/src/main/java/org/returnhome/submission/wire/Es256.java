package org.returnhome.submission.wire;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;

/** ECDSA on P-256 with SHA-256; a signature is r and s, 32 bytes each (RFC 7518 §3.4). */
final class Es256 {
    private static final String NAME = "SHA256withECDSAinP1363Format";
    private static final int HALF = 32;
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private Es256() {}

    static byte[] sign(byte[] message, ECPrivateKey key) {
        try {
            var signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("ES256 with a key of our own failed", fault);
        }
    }

    /** Whether the signature fits. Anything but 64 bytes with both halves between 1 and the order less one does not. */
    static boolean fits(byte[] message, byte[] signed, ECPublicKey key) {
        if (signed.length != 2 * HALF || !withinOrder(signed, 0) || !withinOrder(signed, HALF)) {
            return false;
        }
        try {
            var signature = Signature.getInstance(NAME);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("ES256 with a registered key failed", fault);
        }
    }

    private static boolean withinOrder(byte[] signed, int from) {
        var number = new BigInteger(1, Arrays.copyOfRange(signed, from, from + HALF));
        return number.signum() > 0 && number.compareTo(ORDER) < 0;
    }
}
