package org.returnhome.submission;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.returnhome.submission.wire.CanonicalJson;

/**
 * Writes {@code schema/submission/vectors} anew. Signatures are kept where what they sign is unchanged, so a second run
 * changes nothing.
 */
final class WriteWireVectors {
    private final VectorKeys keys = VectorKeys.load();
    private final VectorSignatures signatures = new VectorSignatures();

    private WriteWireVectors() {}

    static void write() {
        var writer = new WriteWireVectors();
        WireVectors.write("canonical.json", CanonicalVectors.all());
        WireVectors.write("submissions.json", writer.submissions());
        WireVectors.write("refusals.json", new RefusalVectors(writer.keys, writer.signatures).all());
        WireVectors.write("receipts.json", writer.receipts());
    }

    private ArrayNode submissions() {
        var list = JsonNodeFactory.instance.arrayNode();
        var first = sign(Tablets.draft());
        list.add(submission("an interview with a drawn signature", first, Tablets.SIGNED_BY_CHILD));
        // The kept signature of this one was made by WebCrypto in Node.
        list.add(submission("a later practitioner part: another content digest, the same signed digest", sign(
                TabletDraft.revising(first, Tablets.NOW.plusHours(2)).answer("analysis", "Read again.", AnswerSource.WORKER)), Tablets.SIGNED_BY_CHILD));
        list.add(submission("a changed answer of the young person: the signature is kept, and void", sign(
                TabletDraft.revising(first, Tablets.NOW.plusHours(3)).answer("outHarm", "yes", AnswerSource.CHILD)), Tablets.SIGNED_BY_CHILD));
        list.add(submission("everything optional: paper, attachment, witness, refusal, wish with all members", sign(everything()), Set.of("whatHappened")));
        list.add(submission("a refused interview: nothing held, no visit, no contact yet", sign(declined()), Set.of("rhiOutcome")));
        var large = sign(large());
        list.add(submission("about 8 KB with a drawn signature of 4 KB", large, large.envelope().answers().keySet()));
        return list;
    }

    private ArrayNode receipts() {
        var read = new ReadItem(new EnvelopeSchema());
        var list = JsonNodeFactory.instance.arrayNode();
        for (var draft : List.of(Tablets.draft(), everything())) {
            var readable = (ItemReading.Readable) read.read(sign(draft).item(), keys.enrolled(Optional.empty()), Tablets.sender());
            list.add(receipt("stored", Receipt.stored(readable, Tablets.RECEIVED_AT)));
        }
        var lost = new SubmissionItem("not.a.jws", List.of(SubmissionItem.Blob.of(Tablets.STROKES)));
        var nothing = new ItemReading.Salvage(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        list.add(receipt("quarantined, and nothing could be made out", Receipt.quarantined(nothing, lost, Tablets.RECEIVED_AT)));
        return list;
    }

    private TabletSigner.Signed sign(TabletDraft draft) {
        var signed = keys.tablet().sign(draft, Tablets.SIGNED_BY_CHILD);
        var header = VectorSignatures.header("ES256", keys.tablet(), DeviceSignature.TYPE);
        return new TabletSigner.Signed(signed.envelope(), signed.payload(), signed.contentDigest(),
                new SubmissionItem(signatures.jws(header, signed.payload(), keys.tablet()), signed.item().blobs()));
    }

    private static ObjectNode submission(String name, TabletSigner.Signed signed, Set<String> signedByChild) {
        var json = JsonNodeFactory.instance.objectNode().put("name", name);
        var marked = json.putArray("signedByChild");
        new TreeSet<>(signedByChild).forEach(marked::add);
        json.set("envelope", Tablets.json(signed.payload()));
        json.put("bytes", signed.payload().length).put("contentDigest", signed.contentDigest())
                .put("signedDigest", SignedDigest.of(signed.envelope(), signedByChild))
                .put("shown", new String(SignedDigest.shown(signed.envelope(), signedByChild), StandardCharsets.UTF_8));
        json.set("item", Tablets.json(signed.item().toJson().getBytes(StandardCharsets.UTF_8)));
        return json;
    }

    private ObjectNode receipt(String name, Receipt receipt) {
        var payload = ReceiptSigner.payload(receipt);
        var json = JsonNodeFactory.instance.objectNode().put("name", name);
        json.set("receipt", Tablets.json(payload));
        return json.put("jws", signatures.jws(VectorSignatures.header("ES256", keys.server(), ReceiptSigner.TYPE), payload, keys.server()));
    }

    private static TabletDraft everything() {
        return Tablets.draft().base("b1".repeat(32)).wish(new Wish("otherNamed", Optional.of("Fernwick Youth Club"),
                        WishDecision.AGREE, List.of(), Optional.of("to know who may collect me"),
                        Optional.of(LocalDate.parse("2027-03-31")), Optional.of(WishManner.SPOKEN)))
                .sign(TabletDraft.Signing.witnessed("parentCarer", "Pat Sample", "Chris Example"))
                .sign(TabletDraft.Signing.refused("socialWorker", "Alex Example", "Wants to read it first."))
                .sign(TabletDraft.Signing.ticked("worker", "Robin Testcase"))
                .attachment(new AttachmentReference(UUID.fromString("0193b2c4-7a10-7f3e-9c55-0000000000a7"), "a7".repeat(32),
                        182_044, "image/jpeg", "attachments"))
                .fact("priorEpisodes", JsonNodeFactory.instance.numberNode(3))
                .fact("exploitationTeamOpen", JsonNodeFactory.instance.booleanNode(false))
                .fact("flags", JsonNodeFactory.instance.arrayNode().add("epilepsy"))
                .enteredFromPaper(new PaperOrigin("Robin Testcase", LocalDate.parse("2026-11-18")));
    }

    private static TabletDraft declined() {
        return new TabletDraft(UUID.fromString("0193b2c4-7a10-7f3e-9c55-2b8e61d0a4f2"), Tablets.FORM, Tablets.CHILD, Tablets.NOW)
                .answer("rhiOutcome", "declined", AnswerSource.WORKER).answer("interviewTakenPlace", "no", AnswerSource.WORKER)
                .clock(new DeviceClock(Tablets.NOW, Optional.empty()));
    }

    /** Long answers in several scripts, as an interview of an hour has them. */
    static TabletDraft large() {
        var draft = new TabletDraft(UUID.fromString("0193b2c4-7a10-7f3e-9c55-2b8e61d0a4f3"), Tablets.FORM, Tablets.CHILD, Tablets.NOW)
                .visit(Tablets.VISIT).episode(Tablets.EPISODE).heldAt(Tablets.NOW.minusHours(1)).wordingVersion("rhi-2026-11");
        var words = List.of("I stayed with a friend near the docks until it got light. ", "Mum’s café was closed – “shut”, it said. ",
                "Powiedziałam, że wrócę. ", "قلت لهم إنني سأعود. ", "我跟他们说我会回来。");
        for (int at = 0; at < 12; at++) {
            draft.answer("longAnswer" + at, words.get(at % words.size()).repeat(4).strip(), AnswerSource.CHILD);
        }
        for (int at = 0; at < 38; at++) {
            draft.answer("yesNo" + at, at % 5 == 0 ? "yes" : "no", AnswerSource.CHILD);
        }
        draft.answer("count", JsonNodeFactory.instance.numberNode(9_007_199_254_740_991L), AnswerSource.WORKER);
        var strokes = CanonicalJson.write(JsonNodeFactory.instance.objectNode().set("strokes", strokes(420)));
        return draft.wish("police", WishDecision.AGREE).wish("school", WishDecision.REFUSE)
                .fact("childStatus", TextNode.valueOf("lac")).sign(TabletDraft.Signing.drawn("youngPerson", "Tom Sample", strokes));
    }

    private static ArrayNode strokes(int points) {
        var stroke = JsonNodeFactory.instance.arrayNode();
        for (int at = 0; at < points; at++) {
            stroke.addArray().add(at * 7 % 640).add(at * at % 240);
        }
        return JsonNodeFactory.instance.arrayNode().add(stroke);
    }
}
