package org.returnhome.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.returnhome.storage.StoresConfiguration;

/**
 * The sealing key of the demo authority. A real authority keeps the private half away from the server; for made-up children
 * it lies in the data directory, as {@code demo-sealing-key.json}, so that a demo supervisor can open a sealed copy.
 */
@Singleton
final class DemoSealingKey {
    private final StoresConfiguration stores;

    DemoSealingKey(StoresConfiguration stores) {
        this.stores = stores;
    }

    /** Makes the key, keeps its private half in the file, and answers the public half as a JSON Web Key. */
    String make() {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.ENCRYPTION).algorithm(JWEAlgorithm.ECDH_ES).generate();
            Path directory = Files.createDirectories(Path.of(stores.dataDirectory()));
            Path file = directory.resolve("demo-sealing-key.json");
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, key.toJSONString());
            return key.toPublicJWK().toJSONString();
        } catch (JOSEException | IOException fault) {
            throw fault instanceof IOException io ? new UncheckedIOException(io) : new IllegalStateException("cannot make a key", fault);
        }
    }
}
