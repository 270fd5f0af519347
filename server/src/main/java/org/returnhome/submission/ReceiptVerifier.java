package org.returnhome.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.wire.CanonicalJson;
import org.returnhome.submission.wire.CompactJws;
import org.returnhome.submission.wire.PublicKeyP256;
import org.returnhome.submission.wire.Reading;

/** Checks receipts as a tablet or an auditor does, with the server's public keys, old ones included. */
public final class ReceiptVerifier {
    private final Map<String, PublicKeyP256> keys;

    public ReceiptVerifier(Collection<PublicKeyP256> keys) {
        this.keys = keys.stream().collect(Collectors.toUnmodifiableMap(PublicKeyP256::thumbprint, Function.identity()));
    }

    /** The receipt, if one of the keys signed it and its payload is canonical. */
    public Reading<Receipt> read(String jws) {
        return CompactJws.read(jws, ReceiptSigner.TYPE).then(read -> {
            var key = Optional.ofNullable(keys.get(read.keyId()));
            if (key.isEmpty() || !read.isSignedBy(key.get().key())) {
                return Reading.refused(ProblemCode.BAD_SIGNATURE, "", "No key of the server signed this.");
            }
            return CanonicalJson.read(read.payload()).then(ReceiptVerifier::receipt);
        });
    }

    private static Reading<Receipt> receipt(JsonNode json) {
        try {
            var state = Arrays.stream(Receipt.State.values())
                    .filter(candidate -> candidate.word().equals(json.path("state").textValue())).findFirst();
            return json.path("version").intValue() == 1 && state.isPresent()
                    ? Reading.of(new Receipt(text(json, "submission").map(UUID::fromString), text(json, "contentDigest"),
                            text(json, "base"), texts(json, "evidence"), texts(json, "attachments"),
                            Instant.parse(json.path("receivedAt").asText()), state.get(), text(json, "itemDigest")))
                    : Reading.refused(ProblemCode.ENVELOPE_INVALID, "", "This is not a receipt of a known version.");
        } catch (DateTimeException | IllegalArgumentException misshapen) {
            return Reading.refused(ProblemCode.ENVELOPE_INVALID, "", "This is not a receipt of a known version.");
        }
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }

    private static List<String> texts(JsonNode json, String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false).map(JsonNode::textValue).toList();
    }
}
