package org.returnhome.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.submission.wire.Sha256;

/**
 * What a tablet holds before it signs: an envelope in the making. Whatever is not said otherwise is what a tablet in good
 * order would write at the time the draft was made. For one thread.
 */
public final class TabletDraft {
    private final UUID id;
    private final FormReference form;
    private final UUID child;
    private final OffsetDateTime now;
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<Wish> wishes = new ArrayList<>();
    private final List<Evidence> earlierEvidence = new ArrayList<>();
    private final List<SubmissionItem.Blob> earlierBlobs = new ArrayList<>();
    private final List<Signing> signings = new ArrayList<>();
    private final List<AttachmentReference> attachments = new ArrayList<>();
    private final Map<String, JsonNode> facts = new LinkedHashMap<>();
    private final List<UUID> episodes = new ArrayList<>();
    private Optional<String> base = Optional.empty();
    private Optional<UUID> visit = Optional.empty();
    private Optional<OffsetDateTime> heldAt = Optional.empty();
    private Optional<String> wordingVersion = Optional.empty();
    private Optional<PaperOrigin> paper = Optional.empty();
    private String verdict = Sha256.hex("{}".getBytes(StandardCharsets.UTF_8));
    private DeviceClock clock;

    /**
     * @param id of the submission, a UUIDv7
     * @param form the form version that is filled in
     * @param child the child
     * @param now device time: of the answers, the evaluation, the completion and the signature
     */
    public TabletDraft(UUID id, FormReference form, UUID child, OffsetDateTime now) {
        this.id = id;
        this.form = form;
        this.child = child;
        this.now = now;
        this.clock = new DeviceClock(now, Optional.of(new DeviceClock.Measurement(Duration.ZERO, now)));
    }

    /** A new revision of what was handed in before, with its answers, wishes and evidence; it is all there to be changed. */
    public static TabletDraft revising(TabletSigner.Signed signed, OffsetDateTime now) {
        var earlier = signed.envelope();
        var draft = new TabletDraft(earlier.id(), earlier.form(), earlier.child(), now);
        draft.base = Optional.of(signed.contentDigest());
        draft.earlierBlobs.addAll(signed.item().blobs());
        draft.visit = earlier.visit();
        draft.episodes.addAll(earlier.episodes());
        draft.heldAt = earlier.heldAt();
        draft.wordingVersion = earlier.wordingVersion();
        draft.answers.putAll(earlier.answers());
        draft.wishes.addAll(earlier.wishes());
        draft.earlierEvidence.addAll(earlier.evidence());
        draft.attachments.addAll(earlier.attachments());
        draft.facts.putAll(earlier.facts());
        draft.paper = earlier.enteredFromPaper();
        return draft;
    }

    public TabletDraft base(String contentDigest) {
        base = Optional.of(contentDigest);
        return this;
    }

    public TabletDraft visit(UUID assigned) {
        visit = Optional.of(assigned);
        return this;
    }

    public TabletDraft episode(UUID episode) {
        episodes.add(episode);
        return this;
    }

    /** When the conversation began. */
    public TabletDraft heldAt(OffsetDateTime time) {
        heldAt = Optional.of(time);
        return this;
    }

    public TabletDraft wordingVersion(String version) {
        wordingVersion = Optional.of(version);
        return this;
    }

    /** A text, option, date, time, yes or no. */
    public TabletDraft answer(String question, String value, AnswerSource source) {
        return answer(question, TextNode.valueOf(value), source);
    }

    /** A value of any shape. */
    public TabletDraft answer(String question, JsonNode value, AnswerSource source) {
        answers.put(question, new Answer.Given(value, now, source));
        return this;
    }

    public TabletDraft absent(String question, AbsentReason reason) {
        answers.put(question, new Answer.Absent(reason, now, AnswerSource.WORKER));
        return this;
    }

    public TabletDraft wish(Wish wish) {
        wishes.add(wish);
        return this;
    }

    /** A wish without further conditions, chosen on the tablet. */
    public TabletDraft wish(String recipient, WishDecision decision, String... exceptSections) {
        var decided = decision != WishDecision.NOT_ASKED && decision != WishDecision.CANNOT;
        return wish(new Wish(recipient, Optional.empty(), decision, List.of(exceptSections), Optional.empty(),
                Optional.empty(), decided ? Optional.of(WishManner.ON_SCREEN) : Optional.empty()));
    }

    /** Somebody signs, or does not, what will then have been written. */
    public TabletDraft sign(Signing signing) {
        signings.add(signing);
        return this;
    }

    public TabletDraft attachment(AttachmentReference attachment) {
        attachments.add(attachment);
        return this;
    }

    public TabletDraft fact(String name, JsonNode value) {
        facts.put(name, value);
        return this;
    }

    /** SHA-256 of the engine's canonical verdict. */
    public TabletDraft verdict(String digest) {
        verdict = digest;
        return this;
    }

    public TabletDraft clock(DeviceClock known) {
        clock = known;
        return this;
    }

    public TabletDraft enteredFromPaper(PaperOrigin origin) {
        paper = Optional.of(origin);
        return this;
    }

    /** The envelope as it is before anybody signs this revision. */
    Envelope unsigned(UUID worker, UUID device) {
        return new Envelope(id, base, form, visit, child, episodes, worker, device, "en-GB", wordingVersion, answers, wishes,
                earlierEvidence, attachments, facts, now, verdict, heldAt, now, clock, "0.1", paper);
    }

    /** Blobs of the evidence taken for earlier revisions: an item always brings all that its envelope names. */
    List<SubmissionItem.Blob> earlierBlobs() {
        return List.copyOf(earlierBlobs);
    }

    /** The signatures to be taken, in order. */
    List<Signing> signings() {
        return List.copyOf(signings);
    }

    /**
     * One signature to be taken.
     *
     * @param role signature role of the form
     * @param method how; with {@link EvidenceMethod#DRAWN} there are strokes
     * @param name of the signer
     * @param strokes the stroke file's bytes, when drawn
     * @param witness name of the witness, when said aloud
     * @param reason why not, when refused or unable
     */
    public record Signing(String role, EvidenceMethod method, String name, Optional<byte[]> strokes,
                          Optional<String> witness, Optional<String> reason) {

        /** A drawn signature. */
        public static Signing drawn(String role, String name, byte[] strokes) {
            return new Signing(role, EvidenceMethod.DRAWN, name, Optional.of(strokes), Optional.empty(), Optional.empty());
        }

        /** Words said before a witness. */
        public static Signing witnessed(String role, String name, String witness) {
            return new Signing(role, EvidenceMethod.WITNESSED_VERBAL, name, Optional.empty(), Optional.of(witness), Optional.empty());
        }

        /** A tick and a typed name. */
        public static Signing ticked(String role, String name) {
            return new Signing(role, EvidenceMethod.TICK_AND_NAME, name, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** Somebody did not want to sign. */
        public static Signing refused(String role, String name, String reason) {
            return new Signing(role, EvidenceMethod.REFUSED, name, Optional.empty(), Optional.empty(), Optional.of(reason));
        }
    }
}
