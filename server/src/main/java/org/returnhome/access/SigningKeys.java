package org.returnhome.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;
import java.util.function.Supplier;
import org.returnhome.storage.DataDirectory;

/**
 * The server's own ES256 keys, one set for tokens and one for receipts, so that neither can pass for the other. They come
 * from the environment; on the embedded default a first start makes them and keeps them in the data directory. The first
 * key of a set signs, the others still verify what they signed before.
 */
@Singleton
public class SigningKeys {
    private final List<ECKey> tokenKeys;
    private final List<ECKey> receiptKeys;

    @Inject
    SigningKeys(AccessConfiguration configuration, Provider<DataDirectory> directory) {
        this(configuration, () -> directory.get().path());
    }

    /** @param directory of the embedded stores; asked for only if a set of keys is not given */
    SigningKeys(AccessConfiguration configuration, Supplier<Path> directory) {
        this.tokenKeys = keys(configuration.tokenSigningKeys(), directory, "token-keys.json");
        this.receiptKeys = keys(configuration.receiptSigningKeys(), directory, "receipt-keys.json");
    }

    /** The private key that signs tokens, with its {@code kid}. */
    public ECKey tokenKey() {
        return tokenKeys.getFirst();
    }

    /** The private key that signs receipts, with its {@code kid}. */
    public ECKey receiptKey() {
        return receiptKeys.getFirst();
    }

    /** Public keys that verify tokens of the built-in issuer. */
    public JWKSet tokenVerificationKeys() {
        return published(tokenKeys);
    }

    /** Public keys that verify receipts, also those signed by earlier keys. */
    public JWKSet receiptVerificationKeys() {
        return published(receiptKeys);
    }

    private static JWKSet published(List<ECKey> keys) {
        return new JWKSet(keys.stream().<JWK>map(key -> new ECKey.Builder(key.toPublicJWK()).keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256).build()).toList());
    }

    private static List<ECKey> keys(String setting, Supplier<Path> directory, String fileName) {
        try {
            if (!setting.isBlank()) {
                return Keys.privateKeys(setting);
            }
            var file = directory.get().resolve("keys").resolve(fileName);
            if (!Files.exists(file)) {
                keep(file, new JWKSet(new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate()).toString(false));
            }
            return Keys.privateKeys(Files.readString(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (ParseException | JOSEException fault) {
            throw new IllegalStateException("The signing keys of " + fileName + " cannot be read", fault);
        }
    }

    /** Readable by this user only, and on the disk whole or not at all: a receipt must verify after a power cut. */
    private static void keep(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (var channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(file.getParent())) {
            folder.force(true);
        } catch (IOException notOnThisSystem) {
            // Windows cannot sync a folder; the move itself is journaled there
        }
    }
}
