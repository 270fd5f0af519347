package org.returnhome.submission;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.returnhome.submission.wire.CanonicalJson;
import org.returnhome.submission.wire.CompactJws;
import org.returnhome.submission.wire.PublicKeyP256;

/**
 * Does what a tablet does when a worker hands in: takes the signatures over what was shown, writes the canonical envelope
 * and signs it with the key of this worker on this device. For demo data, the demo tablet, tests and the benchmark.
 */
public final class TabletSigner {
    private static final String ENROLMENT_TYPE = "enrolment-proof+jwt";

    private final UUID worker;
    private final UUID device;
    private final PublicKeyP256 publicKey;
    private final ECPrivateKey privateKey;

    private TabletSigner(UUID worker, UUID device, PublicKeyP256 publicKey, ECPrivateKey privateKey) {
        this.worker = worker;
        this.device = device;
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /** A tablet with a new key. */
    public static TabletSigner withNewKey(UUID worker, UUID device) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            return new TabletSigner(worker, device, PublicKeyP256.of((ECPublicKey) pair.getPublic()), (ECPrivateKey) pair.getPrivate());
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("this Java platform has no P-256", fault);
        }
    }

    /**
     * A tablet with a key made before.
     *
     * @param privateJwk JSON Web Key on P-256 with its private half
     * @throws IllegalArgumentException when it is none
     */
    public static TabletSigner withKey(UUID worker, UUID device, String privateJwk) {
        try {
            var key = ECKey.parse(privateJwk);
            return new TabletSigner(worker, device, PublicKeyP256.of(key.toECPublicKey()), key.toECPrivateKey());
        } catch (ParseException | JOSEException notAKey) {
            throw new IllegalArgumentException("not a private key on P-256", notAKey);
        }
    }

    /** The enrolled device. */
    public UUID device() {
        return device;
    }

    /** The key as it is enrolled. */
    public PublicKeyP256 publicKey() {
        return publicKey;
    }

    /** The private key as a JSON Web Key, for a demo tablet that must be there again tomorrow. */
    public String privateJwk() {
        return new ECKey.Builder(Curve.P_256, publicKey.key()).privateKey(privateKey).build().toJSONString();
    }

    /**
     * Takes the signatures and signs.
     *
     * @param signedByChild ids of the questions that the form marks so
     */
    public Signed sign(TabletDraft draft, Set<String> signedByChild) {
        var unsigned = draft.unsigned(worker, device);
        var shown = SignedDigest.of(unsigned, signedByChild);
        var blobs = new ArrayList<>(draft.earlierBlobs());
        var evidence = new ArrayList<>(unsigned.evidence());
        for (var signing : draft.signings()) {
            var strokes = signing.strokes().map(SubmissionItem.Blob::of);
            strokes.ifPresent(blobs::add);
            evidence.add(new Evidence(signing.role(), shown, signing.method(), strokes.map(SubmissionItem.Blob::digest),
                    signing.name(), signing.witness(), signing.reason(), unsigned.completedAt()));
        }
        return sign(unsigned.with(evidence), blobs);
    }

    /** Shows, for {@code enrolDevice}, that this tablet holds its key: a compact JWS over the one-time code. */
    public String enrolmentProof(String code) {
        var payload = CanonicalJson.write(JsonNodeFactory.instance.objectNode().put("code", code));
        return CompactJws.sign(payload, ENROLMENT_TYPE, publicKey, privateKey);
    }

    /** The public key as a JSON Web Key, as {@code enrolDevice} takes it. */
    public String publicJwk() {
        return new ECKey.Builder(Curve.P_256, publicKey.key()).build().toJSONString();
    }

    /** Signs an envelope as it is. */
    public Signed sign(Envelope envelope, List<SubmissionItem.Blob> blobs) {
        var payload = CanonicalJson.write(EnvelopeJson.write(envelope));
        var jws = CompactJws.sign(payload, DeviceSignature.TYPE, publicKey, privateKey);
        return new Signed(envelope, payload, ContentDigest.of(payload), new SubmissionItem(jws, blobs));
    }

    /**
     * What is handed in, and what the tablet knows of it.
     *
     * @param envelope what was signed
     * @param payload its canonical bytes; not to be changed
     * @param contentDigest SHA-256 of the payload
     * @param item what is sent
     */
    public record Signed(Envelope envelope, byte[] payload, String contentDigest, SubmissionItem item) {}
}
