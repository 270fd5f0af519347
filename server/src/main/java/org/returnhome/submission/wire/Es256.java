package org.returnhome.submission.wire;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** ECDSA on P-256 with SHA-256; a signature is r and s, 32 bytes each (RFC 7518 §3.4). */
final class Es256 {
    private static final String NAME = "SHA256withECDSAinP1363Format";
    private static final int HALF = 32;
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    /**
     * Amazon's Corretto Crypto Provider where its native code runs (Linux and macOS), for it verifies in a fifth of the JDK's time; else
     * the JDK's own. Both are held against the same vectors.
     */
    private static final Provider PROVIDER = ServiceLoader.load(Provider.class).stream()
            .filter(found -> found.type().getName().equals("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider"))
            .flatMap(found -> loaded(found).stream()).findFirst().orElseGet(() -> Security.getProvider("SunEC"));

    private Es256() {}

    private static Optional<Provider> loaded(ServiceLoader.Provider<Provider> found) {
        try {
            return Optional.of(found.get()).filter(provider -> provider.getService("Signature", NAME) != null);
        } catch (ServiceConfigurationError | LinkageError withoutNativeCode) {
            return Optional.empty();
        }
    }

    private static Signature signature() throws NoSuchAlgorithmException {
        return Signature.getInstance(NAME, PROVIDER);
    }

    /** The same key as the provider holds its own: any other is converted at each use, which costs as much as to sign. */
    static <K extends Key> K ready(K key, Class<K> kind) {
        try {
            return kind.cast(KeyFactory.getInstance("EC", PROVIDER).translateKey(key));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("a P-256 key that the provider does not take", fault);
        }
    }

    static byte[] sign(byte[] message, ECPrivateKey key) {
        try {
            var signature = signature();
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
            var signature = signature();
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
