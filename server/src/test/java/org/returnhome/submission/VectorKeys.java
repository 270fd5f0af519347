package org.returnhome.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Files;
import java.security.interfaces.ECPrivateKey;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.time.Instant;
import java.util.Map;

/** The keys of the vectors: made once, for tests only, enrolled nowhere. */
record VectorKeys(TabletSigner tablet, TabletSigner otherTablet, TabletSigner stranger, TabletSigner server) {
    private static final String FILE = "keys.json";

    /** The keys of the file; new ones, written to it, when there is none yet. */
    static VectorKeys load() {
        if (!Files.exists(WireVectors.DIRECTORY.resolve(FILE))) {
            var json = Tablets.JSON.createObjectNode();
            json.put("note", "Made for these vectors and enrolled nowhere. worker and device say for whom the key is enrolled here.");
            for (var name : List.of("tablet", "otherTablet", "stranger", "server")) {
                var made = Tablets.tablet();
                var other = name.equals("otherTablet");
                json.set(name, Tablets.JSON.createObjectNode().put("worker", (other ? Tablets.OTHER_WORKER : Tablets.WORKER).toString())
                        .put("device", (other ? Tablets.OTHER_DEVICE : Tablets.DEVICE).toString())
                        .put("thumbprint", made.publicKey().thumbprint())
                        .set("privateJwk", Tablets.json(made.privateJwk().getBytes())));
            }
            WireVectors.write(FILE, json);
        }
        var json = WireVectors.read(FILE);
        return new VectorKeys(signer(json.path("tablet")), signer(json.path("otherTablet")), signer(json.path("stranger")),
                signer(json.path("server")));
    }

    /** The tablet's and the other tablet's keys are enrolled, and perhaps revoked; the stranger's is not enrolled. */
    DeviceKeys enrolled(Optional<Instant> revokedAt) {
        var keys = Map.of(
                tablet.publicKey().thumbprint(), new DeviceKey(tablet.publicKey(), Tablets.WORKER, Tablets.DEVICE, revokedAt),
                otherTablet.publicKey().thumbprint(), new DeviceKey(otherTablet.publicKey(), Tablets.OTHER_WORKER, Tablets.OTHER_DEVICE, revokedAt));
        return thumbprint -> Optional.ofNullable(keys.get(thumbprint));
    }

    static ECPrivateKey privateKey(TabletSigner signer) {
        try {
            return ECKey.parse(signer.privateJwk()).toECPrivateKey();
        } catch (ParseException | JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static TabletSigner signer(JsonNode json) {
        return TabletSigner.withKey(Tablets.WORKER, Tablets.DEVICE, json.path("privateJwk").toString());
    }
}
