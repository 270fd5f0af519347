package org.returnhome.submission;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.returnhome.engine.Engine;
import org.returnhome.engine.Form;
import org.returnhome.engine.Json;
import org.returnhome.engine.JsonReader;
import org.returnhome.engine.Verdict;
import org.returnhome.submission.wire.Sha256;

/**
 * What follows from a stored revision: the form's verdict, made again with the very version and facts it was filled in with,
 * and what the server notices about it. Asks no store, so that it comes out the same at every rebuild.
 */
@Singleton
public final class Examination {
    private static final String OUTCOME = "rhiOutcome";
    private static final String DECLINED = "declined";
    private static final String URGENT = "urgent";
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final String YOUNG_PERSON = "youngPerson";

    private final KnownForms forms;

    Examination(KnownForms forms) {
        this.forms = forms;
    }

    /** Examines a revision whose envelope was read already. */
    public ExaminedRevision examine(StoredSubmission stored, Envelope envelope) {
        var verdict = judge(stored, envelope);
        var findings = verdict.findings().stream().map(Examination::finding).toList();
        var urgent = urgent(Stream.concat(findings.stream(), hiddenFindings(stored, envelope, verdict)).toList());
        return new ExaminedRevision(stored.authorityId(), stored.submissionId(), stored.contentDigest(), envelope.base(), envelope.child(),
                envelope.form(), envelope.worker(), stored.senderId(), stored.deviceKey(), envelope.visit(), envelope.episodes(),
                text(envelope, OUTCOME), envelope.heldAt().map(OffsetDateTime::toString), envelope.completedAt().toString(),
                stoppedAt(stored, envelope), stored.receivedAt(), findings, flags(stored, envelope, verdict, urgent), urgent, stored.receipt(),
                stored.acceptance(), envelope.attachments());
    }

    /** Examines a revision as it lies in the store. */
    public ExaminedRevision examine(StoredSubmission stored) {
        return examine(stored, stored.read());
    }

    /** Whether what was signed is what this revision says. */
    public boolean valid(Evidence evidence, Envelope envelope) {
        return evidence.signs(SignedDigest.of(envelope, forms.outline(envelope.form()).signedByChild()));
    }

    private Verdict judge(StoredSubmission stored, Envelope envelope) {
        return judge(stored, forms.version(envelope.form()).form());
    }

    /**
     * What the form would find in answers that are hidden by now. A child who told of danger in an interview that was then broken
     * off has still told of it: hidden answers count for nothing else, but they raise urgent items.
     */
    private Stream<Finding> hiddenFindings(StoredSubmission stored, Envelope envelope, Verdict verdict) {
        return verdict.asked().containsAll(envelope.answers().keySet()) ? Stream.empty()
                : judge(stored, forms.withoutConditions(envelope.form())).findings().stream().map(Examination::finding);
    }

    private static Verdict judge(StoredSubmission stored, Form form) {
        var json = (Json.Fields) JsonReader.read(new String(stored.envelope(), StandardCharsets.UTF_8)).orElseThrow();
        return Engine.judge(form, json.members().get("answers"), json.members().get("facts"),
                json.text("evaluatedAt").orElseThrow());
    }

    private Set<SubmissionFlag> flags(StoredSubmission stored, Envelope envelope, Verdict verdict, List<Finding> urgent) {
        var flags = EnumSet.noneOf(SubmissionFlag.class);
        flags.addAll(stored.noticed());
        if (!Sha256.hex(verdict.json().getBytes(StandardCharsets.UTF_8)).equals(envelope.verdict())) {
            flags.add(SubmissionFlag.VERDICT_DIFFERS);
        }
        if (signatureVoid(envelope)) {
            flags.add(SubmissionFlag.SIGNATURE_VOID);
        }
        if (!envelope.attachments().isEmpty()) {
            flags.add(SubmissionFlag.ATTACHMENTS_MISSING);
        }
        if (!urgent.isEmpty()) {
            flags.add(SubmissionFlag.URGENT);
        }
        if (stored.acceptance().isPresent()) {
            flags.add(SubmissionFlag.FROM_QUARANTINE);
        }
        return flags;
    }

    private boolean signatureVoid(Envelope envelope) {
        var signatures = envelope.evidence().stream().filter(evidence -> evidence.role().equals(YOUNG_PERSON)).toList();
        if (signatures.isEmpty()) {
            return false;
        }
        var shown = SignedDigest.of(envelope, forms.outline(envelope.form()).signedByChild());
        return signatures.stream().noneMatch(evidence -> evidence.signs(shown));
    }

    /** One for each question, the first that the form names: which answers mean danger now is the form's to say (domain D5). */
    private static List<Finding> urgent(List<Finding> findings) {
        var byQuestion = new LinkedHashMap<String, Finding>();
        findings.stream().filter(finding -> finding.kind() == FindingKind.FLAG && finding.code().equals(URGENT))
                .forEach(finding -> byQuestion.putIfAbsent(finding.path(), finding));
        return List.copyOf(byQuestion.values());
    }

    /**
     * K12 stops at the time of the conversation or of the refusal, never of the sync (domain §3.7): the device's clock, put
     * right by the offset measured at the last contact. Nothing takes place after it was received.
     */
    private static Optional<Instant> stoppedAt(StoredSubmission stored, Envelope envelope) {
        var offset = envelope.clock().lastContact().map(DeviceClock.Measurement::offset).orElse(Duration.ZERO);
        return envelope.heldAt().map(OffsetDateTime::toInstant).or(() -> declinedAt(envelope)).filter(Examination::possible)
                .map(at -> at.plus(offset)).filter(Examination::possible)
                .map(at -> at.isAfter(stored.receivedAt()) ? stored.receivedAt() : at);
    }

    /** A time that no clock can have shown stops nothing, and may not stop the interview from being indexed either. */
    private static boolean possible(Instant at) {
        return at.isAfter(Instant.EPOCH) && at.isBefore(END_OF_TIME);
    }

    /** When the young person declined: the offer that was declined last, or else when that was entered. */
    private static Optional<Instant> declinedAt(Envelope envelope) {
        if (!text(envelope, OUTCOME).filter(DECLINED::equals).isPresent()) {
            return Optional.empty();
        }
        return given(envelope, "offers").stream().flatMap(offers -> StreamSupport.stream(offers.spliterator(), false))
                .filter(offer -> offer.path("outcome").asText().equals(DECLINED))
                .flatMap(offer -> time(offer.path("offeredAt").asText()).stream()).max(Instant::compareTo)
                .or(() -> Optional.of(envelope.answers().get(OUTCOME).answeredAt().toInstant()));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Envelope envelope, String question) {
        return given(envelope, question).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static Optional<JsonNode> given(Envelope envelope, String question) {
        return Optional.ofNullable(envelope.answers().get(question)).flatMap(answer -> switch (answer) {
            case Answer.Given given -> Optional.of(given.value());
            case Answer.Absent _ -> Optional.empty();
        });
    }

    private static Finding finding(org.returnhome.engine.Finding finding) {
        return new Finding(switch (finding.kind()) {
            case TYPE -> FindingKind.TYPE;
            case REQUIRED -> FindingKind.REQUIRED;
            case RECOMMENDED -> FindingKind.RECOMMENDED;
            case MUST_BE -> FindingKind.MUST_BE;
            case FLAG -> FindingKind.FLAG;
        }, finding.question(), finding.code(), finding.message());
    }
}
