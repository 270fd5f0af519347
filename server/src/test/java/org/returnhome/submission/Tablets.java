package org.returnhome.submission;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Made-up workers, tablets and interviews for tests of the wire. */
final class Tablets {
    static final ObjectMapper JSON = new ObjectMapper();
    static final UUID SUBMISSION = UUID.fromString("0193b2c4-7a10-7f3e-9c55-2b8e61d0a4f1");
    static final UUID WORKER = UUID.fromString("0193a000-0000-7000-8000-000000000001");
    static final UUID OTHER_WORKER = UUID.fromString("0193a000-0000-7000-8000-000000000002");
    static final UUID DEVICE = UUID.fromString("0193a000-0000-7000-8000-00000000000d");
    static final UUID OTHER_DEVICE = UUID.fromString("0193a000-0000-7000-8000-00000000000e");
    static final UUID CHILD = UUID.fromString("0193a000-0000-7000-8000-0000000000c1");
    static final UUID VISIT = UUID.fromString("0193a000-0000-7000-8000-0000000000f1");
    static final UUID EPISODE = UUID.fromString("0193a000-0000-7000-8000-0000000000e1");
    static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-19T16:40:12.345+00:00");
    static final Instant RECEIVED_AT = Instant.parse("2026-11-19T18:02:03.456Z");
    static final FormReference FORM = new FormReference("returnHomeInterview", 1, "5d".repeat(32));
    static final byte[] STROKES = "{\"strokes\":[[[10,40],[14,22],[20,61]]]}".getBytes(StandardCharsets.UTF_8);
    static final Set<String> SIGNED_BY_CHILD =
            Set.of("rhiOutcome", "interviewTakenPlace", "whatHappened", "outHarm", "whyHome", "people", "ypSignature");

    private Tablets() {}

    /** A short interview, drawn signature included. */
    static TabletDraft draft() {
        var people = JsonNodeFactory.instance.arrayNode();
        people.addObject().put("name", "Sam Sample").put("approximateAge", 15).put("concern", "no");
        return new TabletDraft(SUBMISSION, FORM, CHILD, NOW).visit(VISIT).episode(EPISODE).wordingVersion("rhi-2026-11")
                .heldAt(OffsetDateTime.parse("2026-11-19T15:30:00.000+00:00"))
                .answer("rhiOutcome", "accepted", AnswerSource.WORKER).answer("interviewTakenPlace", "yes", AnswerSource.WORKER)
                .answer("whatHappened", "I went to a friend’s – Zoë’s – and stayed. 🏠", AnswerSource.CHILD)
                .answer("outHarm", "no", AnswerSource.CHILD).answer("people", people, AnswerSource.CHILD)
                .absent("whyHome", AbsentReason.PREFER_NOT_TO_SAY)
                .answer("analysis", "Practitioners only: says he felt bored.", AnswerSource.WORKER)
                .wish("police", WishDecision.PART, "voice").wish("parentCarer", WishDecision.REFUSE)
                .wish("school", WishDecision.NOT_ASKED).fact("childStatus", TextNode.valueOf("lac"))
                .fact("returnedAt", TextNode.valueOf("2026-11-18T22:15:00.000+00:00"))
                .sign(TabletDraft.Signing.drawn("youngPerson", "Tom Sample", STROKES));
    }

    /** The tablet of the worker. */
    static TabletSigner tablet() {
        return TabletSigner.withNewKey(WORKER, DEVICE);
    }

    /** Exactly this tablet is enrolled. */
    static DeviceKeys enrolled(TabletSigner tablet) {
        return enrolled(tablet, Optional.empty());
    }

    static DeviceKeys enrolled(TabletSigner tablet, Optional<Instant> revokedAt) {
        var key = new DeviceKey(tablet.publicKey(), WORKER, DEVICE, revokedAt);
        return thumbprint -> thumbprint.equals(key.key().thumbprint()) ? Optional.of(key) : Optional.empty();
    }

    /** The worker sends it. */
    static Sender sender() {
        return new Sender(WORKER, false, RECEIVED_AT);
    }

    static ObjectNode json(byte[] bytes) {
        try {
            return (ObjectNode) JSON.readTree(bytes);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
