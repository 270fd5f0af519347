package org.returnhome.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.erdtman.jcs.NumberToJSON;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.returnhome.submission.ItemReading.OverLimit;
import org.returnhome.submission.ItemReading.Readable;
import org.returnhome.submission.ItemReading.Unreadable;
import org.returnhome.submission.wire.CanonicalJson;
import org.returnhome.submission.wire.Reading;
import org.returnhome.submission.wire.StrictBase64Url;

/** The vectors that tablet and server share, on the server's side; {@code forms/conformance/wire.test.ts} runs them in the other. */
class WireVectorsTest {
    private static final Optional<Instant> REVOKED_AT = Optional.of(Instant.parse("2026-11-19T17:00:00Z"));

    private final ReadItem read = new ReadItem(new EnvelopeSchema());
    private final VectorKeys keys = VectorKeys.load();

    @TestFactory
    Stream<DynamicTest> refused_items_are_refused_with_code_and_path() {
        return WireVectors.list(WireVectors.read("refusals.json")).stream().map(vector -> dynamicTest(vector.path("name").textValue(), () -> {
            var sender = new Sender(UUID.fromString(vector.at("/sender/personId").textValue()),
                    vector.at("/sender/importsForOthers").booleanValue(), Tablets.RECEIVED_AT);
            var enrolled = keys.enrolled(vector.path("revoked").booleanValue() ? REVOKED_AT : Optional.empty());
            switch (read.read(WireVectors.item(vector.path("item")), enrolled, sender)) {
                case Unreadable unreadable -> {
                    var first = unreadable.problems().getFirst();
                    assertThat(first.code().word()).isEqualTo(vector.path("code").textValue());
                    assertThat(first.path()).contains(vector.path("path").textValue());
                    assertThat(first.message()).isNotBlank().doesNotContain("Tom", "Sample");
                    assertThat(unreadable.content().isPresent()).isEqualTo(vector.path("readable").booleanValue());
                }
                case Readable _, OverLimit _ -> fail("it was not refused");
            }
        }));
    }

    @Test
    void every_code_that_reading_an_item_can_give_has_a_refused_item() {
        var codes = WireVectors.list(WireVectors.read("refusals.json")).stream().map(vector -> vector.path("code").textValue()).collect(Collectors.toSet());
        assertThat(codes).containsExactlyInAnyOrder("algorithmRefused", "badSignature", "duplicateKey", "envelopeInvalid",
                "evidenceDigestMismatch", "evidenceMissing", "headerRefused", "loneSurrogate", "malformedEncoding", "malformedJson",
                "notCanonical", "notNormalised", "nulCharacter", "numberOutOfRange", "personMismatch", "revokedDevice", "tooDeep",
                "unknownEnvelopeVersion", "wrongDeviceKey");
    }

    @TestFactory
    Stream<DynamicTest> text_that_is_not_canonical_is_refused() {
        return WireVectors.list(WireVectors.read("canonical.json").path("refused")).stream().map(vector -> dynamicTest(vector.path("name").textValue(), () -> {
            switch (CanonicalJson.read(StrictBase64Url.decode(vector.path("bytes").textValue()).orElseThrow())) {
                case Reading.Refused<JsonNode>(var problem) -> {
                    assertThat(problem.code().word()).isEqualTo(vector.path("code").textValue());
                    assertThat(problem.path().orElse("")).isEqualTo(vector.path("path").textValue());
                }
                case Reading.Value<JsonNode> _ -> fail("it was not refused");
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> our_canonicaliser_gives_what_the_standard_publishes() {
        var vectors = WireVectors.read("canonical.json");
        return Stream.concat(
                WireVectors.list(vectors.path("published")).stream().map(vector -> dynamicTest(vector.path("source").textValue(), () ->
                        assertThat(new JsonCanonicalizer(vector.path("input").textValue()).getEncodedString()).isEqualTo(vector.path("canonical").textValue()))),
                WireVectors.list(vectors.path("numbers")).stream().map(vector -> dynamicTest(vector.path("ieee754").textValue(), () ->
                        assertThat(NumberToJSON.serializeNumber(Double.longBitsToDouble(Long.parseUnsignedLong(vector.path("ieee754").textValue(), 16))))
                                .isEqualTo(vector.path("canonical").textValue()))));
    }

    @TestFactory
    Stream<DynamicTest> submissions_are_read_to_the_digests_written_down() {
        return WireVectors.list(WireVectors.read("submissions.json")).stream().map(vector -> dynamicTest(vector.path("name").textValue(), () -> {
            var item = WireVectors.item(vector.path("item"));
            switch (read.read(item, keys.enrolled(Optional.empty()), Tablets.sender())) {
                case Readable readable -> {
                    assertThat(readable.payload()).isEqualTo(CanonicalJson.write(vector.path("envelope"))).hasSize(vector.path("bytes").intValue());
                    assertThat(readable.contentDigest()).isEqualTo(vector.path("contentDigest").textValue());
                    var marked = Set.copyOf(WireVectors.list(vector.path("signedByChild")).stream().map(JsonNode::textValue).toList());
                    assertThat(new String(SignedDigest.shown(readable.envelope(), marked), StandardCharsets.UTF_8)).isEqualTo(vector.path("shown").textValue());
                    assertThat(SignedDigest.of(readable.envelope(), marked)).isEqualTo(vector.path("signedDigest").textValue());
                    assertThat(CanonicalJson.write(EnvelopeJson.write(readable.envelope()))).isEqualTo(readable.payload());
                }
                case Unreadable unreadable -> fail(unreadable.problems().toString());
                case OverLimit over -> fail(over.toString());
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> receipts_are_verified_and_say_what_is_written_down() {
        var verifier = new ReceiptVerifier(List.of(keys.server().publicKey()));
        return WireVectors.list(WireVectors.read("receipts.json")).stream().map(vector -> dynamicTest(vector.path("name").textValue(), () ->
                assertThat(verifier.read(vector.path("jws").textValue())).isInstanceOfSatisfying(Reading.Value.class, value ->
                        assertThat(ReceiptSigner.payload((Receipt) value.value())).isEqualTo(CanonicalJson.write(vector.path("receipt"))))));
    }

    /** Who changes a vector in the generator runs this twice: the first run writes the files anew and fails. */
    @Test
    void writing_the_vectors_again_changes_nothing() throws IOException {
        var before = texts();
        WriteWireVectors.write();
        assertThat(texts()).as("the files were written anew: look at the difference").isEqualTo(before);
    }

    private static Map<String, String> texts() throws IOException {
        var texts = new HashMap<String, String>();
        for (var name : List.of("keys.json", "canonical.json", "submissions.json", "refusals.json", "receipts.json")) {
            var file = WireVectors.DIRECTORY.resolve(name);
            texts.put(name, Files.exists(file) ? Files.readString(file) : "");
        }
        return texts;
    }
}
