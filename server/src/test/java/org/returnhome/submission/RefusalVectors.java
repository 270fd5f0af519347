package org.returnhome.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.returnhome.submission.wire.CanonicalJson;
import org.returnhome.submission.wire.Sha256;
import org.returnhome.submission.wire.StrictBase64Url;

/**
 * Items that are refused, at least one for each code: by what stands round the payload ({@code jws}), by its bytes
 * ({@code payload}), by its shape ({@code envelope}), by what should have come with it ({@code evidence}), and by who sent
 * it ({@code sender}).
 */
final class RefusalVectors {
    private static final BigInteger ORDER = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final ArrayNode list = JsonNodeFactory.instance.arrayNode();
    private final VectorKeys keys;
    private final VectorSignatures signatures;
    private final byte[] payload;
    private final List<SubmissionItem.Blob> blobs;
    private final String header;
    private final String good;

    RefusalVectors(VectorKeys keys, VectorSignatures signatures) {
        this.keys = keys;
        this.signatures = signatures;
        var signed = keys.tablet().sign(Tablets.draft(), Tablets.SIGNED_BY_CHILD);
        payload = signed.payload();
        blobs = signed.item().blobs();
        header = VectorSignatures.header("ES256", keys.tablet(), DeviceSignature.TYPE);
        good = signatures.jws(header, payload, keys.tablet());
    }

    ArrayNode all() {
        headers();
        encodings();
        wrongSignatures();
        payloads();
        envelopes();
        evidence();
        senders();
        return list;
    }

    private void headers() {
        for (var algorithm : List.of("none", "None", "HS256", "RS256", "PS256", "ES384", "ES256K", "EdDSA", "es256")) {
            jws("algorithm " + algorithm, header.replace("ES256", algorithm), "algorithmRefused");
        }
        item("algorithm none without a signature", "jws", VectorSignatures.input(header.replace("ES256", "none"), payload) + ".",
                blobs, "algorithmRefused", "jws", true);
        jws("no algorithm", header.replace("\"alg\":\"ES256\",", ""), "algorithmRefused");
        jws("an algorithm that is no text", header.replace("\"ES256\"", "[\"ES256\"]"), "algorithmRefused");
        jws("no key id", header.replaceFirst("\"kid\":\"[^\"]*\",", ""), "headerRefused");
        jws("no type", header.replaceFirst(",\"typ\":\"[^\"]*\"", ""), "headerRefused");
        jws("the type of a receipt", header.replace(DeviceSignature.TYPE, ReceiptSigner.TYPE), "headerRefused");
        jws("a key of its own", header.replace("}", ",\"jwk\":" + keys.stranger().publicKey().toJwk() + "}"), "headerRefused");
        jws("an address of a key", header.replace("}", ",\"jku\":\"https://example.org/jwks\"}"), "headerRefused");
        jws("a critical extension", header.replace("}", ",\"b64\":false,\"crit\":[\"b64\"]}"), "headerRefused");
        jws("a content type", header.replace("}", ",\"cty\":\"json\"}"), "headerRefused");
        jws("an algorithm named twice", header.replace("{", "{\"alg\":\"none\","), "duplicateKey");
        jws("a header that is no JSON", "ES256", "malformedJson");
    }

    private void encodings() {
        var parts = good.split("\\.");
        encoding("padding", parts[0] + "=." + parts[1] + "." + parts[2]);
        encoding("padding of the signature", good + "==");
        encoding("the signature's last bits respelt", good.substring(0, good.length() - 1) + respelt(good.charAt(good.length() - 1)));
        encoding("the alphabet of plain base64", parts[0] + "." + parts[1] + "." + standardAlphabet(parts[2]));
        encoding("a line end at the end", good + "\n");
        encoding("a blank inside", parts[0] + "." + parts[1].substring(0, 8) + " " + parts[1].substring(8) + "." + parts[2]);
        encoding("two segments", parts[0] + "." + parts[1]);
        encoding("four segments", good + "." + parts[2]);
        encoding("five segments, as an encrypted token has", good + ".AA.AA");
        encoding("JSON instead of the compact form", "{\"payload\":\"" + parts[1] + "\"}");
        encoding("nothing", "");
        encoding("dots alone", "..");
    }

    private void wrongSignatures() {
        var parts = good.split("\\.");
        var input = parts[0] + "." + parts[1] + ".";
        var bytes = StrictBase64Url.decode(parts[2]).orElseThrow();
        var r = new BigInteger(1, Arrays.copyOfRange(bytes, 0, 32));
        var s = new BigInteger(1, Arrays.copyOfRange(bytes, 32, 64));
        badSignature("no signature", input);
        badSignature("one bit changed", input + encode(xor(bytes, 17)));
        badSignature("cut off", input + encode(Arrays.copyOf(bytes, 63)));
        badSignature("a byte too many", input + encode(Arrays.copyOf(bytes, 65)));
        badSignature("r and s the wrong way round", input + pair(s, r));
        badSignature("r = 0", input + pair(BigInteger.ZERO, s));
        badSignature("s = 0", input + pair(r, BigInteger.ZERO));
        badSignature("r = s = 0", input + pair(BigInteger.ZERO, BigInteger.ZERO));
        badSignature("r = s = 1", input + pair(BigInteger.ONE, BigInteger.ONE));
        badSignature("r = the order", input + pair(ORDER, s));
        badSignature("s = the order", input + pair(r, ORDER));
        badSignature("r = s = the order less 1", input + pair(ORDER.subtract(BigInteger.ONE), ORDER.subtract(BigInteger.ONE)));
        badSignature("s = 2^256 - 1", input + pair(r, BigInteger.TWO.pow(256).subtract(BigInteger.ONE)));
        badSignature("r negated", input + pair(ORDER.subtract(r), s));
        badSignature("DER instead of r and s", input + encode(der(r, s)));
        var cutOff = signatures.jws(header, Arrays.copyOf(payload, payload.length - 1), keys.tablet());
        badSignature("of another payload", input + cutOff.substring(cutOff.lastIndexOf('.') + 1));
        badSignature("by another enrolled key under this key's name", signatures.jws(header, other(), keys.otherTablet()));
        item("by a key that nobody enrolled", "jws", signatures.jws(VectorSignatures.header("ES256", keys.stranger(), DeviceSignature.TYPE),
                payload, keys.stranger()), blobs, "wrongDeviceKey", "jws", true);
        item("by the key of another worker on another device", "sender", signatures.jws(
                VectorSignatures.header("ES256", keys.otherTablet(), DeviceSignature.TYPE), payload, keys.otherTablet()),
                blobs, "wrongDeviceKey", "envelope.worker", true);
    }

    private void payloads() {
        payload("white space between members", text -> text.replaceFirst(",", ", "), "notCanonical", "envelope");
        payload("members out of order", text -> text.replaceFirst("\\{", "{\"zulu\":1,"), "notCanonical", "envelope");
        payload("a name twice", text -> text.replaceFirst("\"outHarm\":", "\"outHarm\":{\"absent\":\"unknown\"},\"outHarm\":"),
                "duplicateKey", "envelope.answers.outHarm");
        payload("half a surrogate pair", text -> text.replace("he felt", "\\ud83d"), "loneSurrogate", "envelope.answers.analysis.value");
        payload("U+0000", text -> text.replace("he felt", "\\u0000"), "nulCharacter", "envelope.answers.analysis.value");
        payload("text in form D", text -> text.replace("ë", "e\u0308"), "notNormalised", "envelope.answers.whatHappened.value");
        payload("a number of 2^53", text -> text.replace(":15,", ":9007199254740992,"), "numberOutOfRange",
                "envelope.answers.people.value.0.approximateAge");
        payload("a fraction", text -> text.replace(":15,", ":15.5,"), "numberOutOfRange", "envelope.answers.people.value.0.approximateAge");
        payload("too deep", text -> text.replace(":15,", ":" + "[".repeat(40) + "]".repeat(40) + ","), "tooDeep",
                "envelope.answers.people.value.0.approximateAge" + ".0".repeat(27));
        payload("cut off", text -> text.substring(0, text.length() - 1), "malformedJson", "envelope");
        payload("no JSON", text -> "Tom Sample", "malformedJson", "envelope");
        var latin1 = Tablets.NOW.toString().replace('T', 'ö').getBytes(StandardCharsets.ISO_8859_1);
        item("no UTF-8", "payload", signatures.jws(header, latin1, keys.tablet()), blobs, "malformedEncoding", "envelope", false);
    }

    private void envelopes() {
        envelope("an array", "envelope", "envelopeInvalid", json -> JsonNodeFactory.instance.arrayNode().add(1));
        envelope("a later version", "envelope.version", "unknownEnvelopeVersion", json -> json.put("version", 2));
        shape("a version in words", "version", json -> json.put("version", "1"));
        shape("a member missing", "", json -> json.remove("child"));
        shape("a member that the format does not know", "analysis", json -> json.put("analysis", "x"));
        shape("a UUID in capitals", "child", json -> json.put("child", Tablets.CHILD.toString().toUpperCase()));
        shape("a UUID with a line end", "child", json -> json.put("child", Tablets.CHILD + "\n"));
        shape("an id that is no UUIDv7", "id", json -> json.put("id", new UUID(0x4000L, 0x8000000000000000L).toString()));
        shape("an operator instead of an id", "id", json -> json.putObject("id").put("$ne", 1));
        shape("an operator instead of a digest", "base", json -> json.putObject("base").put("$gt", ""));
        shape("a question that could be an operator", "answers", json -> json.withObject("/answers").set("$where", json.at("/answers/outHarm")));
        shape("a value and a reason for none", "answers.outHarm", json -> json.withObject("/answers/outHarm").put("absent", "unknown"));
        shape("neither value nor reason", "answers.outHarm", json -> json.withObject("/answers/outHarm").remove("value"));
        shape("a value of null", "answers.outHarm.value", json -> json.withObject("/answers/outHarm").putNull("value"));
        shape("a reason we do not have", "answers.whyHome.absent", json -> json.withObject("/answers/whyHome").put("absent", "forgot"));
        shape("a time without offset", "completedAt", json -> json.put("completedAt", "2026-11-19T16:40:12"));
        shape("a time without seconds", "completedAt", json -> json.put("completedAt", "2026-11-19T16:40Z"));
        shape("a thirtieth of February", "heldAt", json -> json.put("heldAt", "2026-02-30T10:00:00Z"));
        shape("a date with a time", "wishes.0.until", json -> ((ObjectNode) json.at("/wishes/0")).put("until", "2026-12-01T00:00:00Z"));
        shape("a part without sections", "wishes.0.exceptSections", json -> ((ObjectNode) json.at("/wishes/0")).putArray("exceptSections"));
        shape("an agreement with sections left out", "wishes.0.exceptSections", json -> ((ObjectNode) json.at("/wishes/0")).put("decision", "agree"));
        shape("a refusal without how it was given", "wishes.1", json -> ((ObjectNode) json.at("/wishes/1")).remove("how"));
        shape("drawn without strokes", "evidence.0", json -> ((ObjectNode) json.at("/evidence/0")).remove("strokes"));
        shape("said aloud without a witness", "evidence.0", json -> ((ObjectNode) json.at("/evidence/0")).put("method", "witnessedVerbal").remove("strokes"));
        shape("strokes of a refused signature", "evidence.0.strokes", json -> ((ObjectNode) json.at("/evidence/0")).put("method", "refused"));
        shape("a digest in capitals", "verdict", json -> json.put("verdict", "AB".repeat(32)));
        shape("a fact of any shape", "facts.childStatus", json -> json.withObject("/facts").putObject("childStatus"));
        shape("an offset without the time of its measurement", "clock", json -> json.withObject("/clock").putNull("offsetMeasuredAt"));
        shape("seventeen signatures", "evidence", json -> {
            for (int at = 0; at < 16; at++) {
                json.withArray("/evidence").add(json.at("/evidence/0"));
            }
        });
    }

    private void evidence() {
        item("the strokes did not come", "evidence", good, List.of(), "evidenceMissing", "envelope.evidence.0.strokes", false);
        var blob = blobs.getFirst();
        item("the strokes are others than signed", "evidence", good, List.of(new SubmissionItem.Blob(blob.digest(), encode(new byte[] {1, 2, 3}))),
                "evidenceDigestMismatch", "blobs.0.digest", false);
        item("other strokes came", "evidence", good, List.of(SubmissionItem.Blob.of(new byte[] {1, 2, 3})),
                "evidenceMissing", "envelope.evidence.0.strokes", false);
        item("strokes with padding", "evidence", good, List.of(new SubmissionItem.Blob(Sha256.hex(new byte[] {1}), "AQ==")),
                "malformedEncoding", "blobs.0.content", false);
        item("strokes respelt", "evidence", good, List.of(new SubmissionItem.Blob(Sha256.hex(new byte[] {1}), "AR")),
                "malformedEncoding", "blobs.0.content", false);
    }

    private void senders() {
        item("another person sends it", "sender", good, blobs, "personMismatch", "envelope.worker", true)
                .withObject("/sender").put("personId", Tablets.OTHER_WORKER.toString());
        item("the key was revoked", "sender", good, blobs, "revokedDevice", "jws", true).put("revoked", true);
        envelope("the envelope names another device", "envelope.device", "wrongDeviceKey", json -> json.put("device", Tablets.OTHER_DEVICE.toString()))
                .put("stage", "sender").put("readable", true);
    }

    private void jws(String name, String otherHeader, String code) {
        item(name, "jws", signatures.jws(otherHeader, payload, keys.tablet()), blobs, code, "jws", true);
    }

    private void encoding(String name, String jws) {
        var segments = jws.split("\\.", 3);
        item(name, "jws", jws, blobs, "malformedEncoding", "jws", segments.length > 1 && segments[1].equals(good.split("\\.")[1]));
    }

    private void badSignature(String name, String jws) {
        item("signature: " + name, "jws", jws, blobs, "badSignature", "jws", true);
    }

    private void payload(String name, UnaryOperator<String> change, String code, String path) {
        var changed = change.apply(new String(payload, StandardCharsets.UTF_8));
        item(name, "payload", signatures.jws(header, changed.getBytes(StandardCharsets.UTF_8), keys.tablet()), blobs, code, path, false);
    }

    private void shape(String name, String path, Consumer<ObjectNode> change) {
        envelope(name, path.isEmpty() ? "envelope" : "envelope." + path, "envelopeInvalid", json -> {
            change.accept(json);
            return json;
        });
    }

    private ObjectNode envelope(String name, String path, String code, Function<ObjectNode, JsonNode> change) {
        var changed = CanonicalJson.write(change.apply(Tablets.json(payload)));
        return item(name, "envelope", signatures.jws(header, changed, keys.tablet()), blobs, code, path, false);
    }

    private ObjectNode item(String name, String stage, String jws, List<SubmissionItem.Blob> with, String code, String path, boolean readable) {
        var json = list.addObject().put("name", name).put("stage", stage).put("code", code).put("path", path).put("readable", readable);
        json.putObject("sender").put("personId", Tablets.WORKER.toString()).put("importsForOthers", false);
        json.put("revoked", false);
        json.set("item", Tablets.json(new SubmissionItem(jws, with).toJson().getBytes(StandardCharsets.UTF_8)));
        return json;
    }

    private byte[] other() {
        return CanonicalJson.write(Tablets.json(payload).put("appVersion", "0.2"));
    }

    private static String encode(byte[] bytes) {
        return StrictBase64Url.encode(bytes);
    }

    private static byte[] xor(byte[] bytes, int at) {
        var changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    private static String pair(BigInteger r, BigInteger s) {
        var bytes = new byte[64];
        half(r, bytes, 0);
        half(s, bytes, 32);
        return encode(bytes);
    }

    private static void half(BigInteger number, byte[] bytes, int from) {
        var magnitude = number.toByteArray();
        int length = Math.min(32, magnitude.length);
        System.arraycopy(magnitude, magnitude.length - length, bytes, from + 32 - length, length);
    }

    private static byte[] der(BigInteger r, BigInteger s) {
        var first = r.toByteArray();
        var second = s.toByteArray();
        var bytes = new byte[6 + first.length + second.length];
        bytes[0] = 0x30;
        bytes[1] = (byte) (bytes.length - 2);
        bytes[2] = 0x02;
        bytes[3] = (byte) first.length;
        System.arraycopy(first, 0, bytes, 4, first.length);
        bytes[4 + first.length] = 0x02;
        bytes[5 + first.length] = (byte) second.length;
        System.arraycopy(second, 0, bytes, 6 + first.length, second.length);
        return bytes;
    }

    /** 64 bytes leave four bits of the last character unused: the next character of the alphabet stands for the same bytes. */
    private static char respelt(char last) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet.charAt(alphabet.indexOf(last) + 1);
    }

    private static String standardAlphabet(String signature) {
        var changed = signature.replace('-', '+').replace('_', '/');
        return changed.equals(signature) ? "+" + signature.substring(1) : changed;
    }
}
