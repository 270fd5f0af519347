package org.returnhome.review;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.Set;
import org.returnhome.access.People;
import org.returnhome.consent.SharingDecision.Standing;
import org.returnhome.disclosure.AuthorisedRevision;
import org.returnhome.disclosure.FilledForm;
import org.returnhome.disclosure.InterviewOutcome;
import org.returnhome.disclosure.PackFacts;
import org.returnhome.disclosure.SharedForm;
import org.returnhome.engine.Engine;
import org.returnhome.engine.Form;
import org.returnhome.form.Forms;
import org.returnhome.submission.Envelope;
import org.returnhome.submission.EvidenceMethod;
import org.returnhome.submission.Examination;
import org.returnhome.submission.StoredSubmission;
import org.returnhome.submission.Submission;
import org.returnhome.submission.SubmissionDocuments;
import org.returnhome.submission.wire.CanonicalJson;
import org.returnhome.submission.wire.Reading;

/** Reads the sole head of a submission as sharing needs it: its answers as the engine judges them, and what was signed. */
@Singleton
final class ReadRevision {

    private static final String YOUNG_PERSON = "youngPerson";

    private final SubmissionDocuments documents;
    private final Forms forms;
    private final Examination examination;
    private final People people;

    ReadRevision(SubmissionDocuments documents, Forms forms, Examination examination, People people) {
        this.documents = documents;
        this.forms = forms;
        this.examination = examination;
        this.people = people;
    }

    /** The sole head; the submission must have one. */
    Read read(Submission submission) {
        var digest = submission.soleHead().orElseThrow();
        var stored = documents.find(submission.authorityId(), submission.id(), digest).orElseThrow(
                () -> new IllegalStateException("the index names a revision that is not stored: " + submission.id()));
        var envelope = stored.read();
        var version = forms.byHash(envelope.form().hash()).orElseThrow();
        var form = SharedForm.of(version.form());
        var filled = filled(version.form(), json(stored));
        var outcome = InterviewOutcome.of(form, filled, envelope, submission.stoppedAt());
        return new Read(envelope, form, filled, outcome, InterviewOutcome.standing(outcome, filled, signed(envelope)));
    }

    private static FilledForm filled(Form form, JsonNode envelope) {
        var answers = envelope.path("answers");
        var facts = envelope.path("facts");
        var verdict = Engine.judge(form, answers.toString(), facts.toString(), envelope.path("evaluatedAt").asText());
        return new FilledForm(answers, facts, Set.copyOf(verdict.asked()), verdict.computed());
    }

    private static JsonNode json(StoredSubmission stored) {
        return switch (CanonicalJson.readAnyLayout(stored.envelope())) {
            case Reading.Value<JsonNode>(var tree) -> tree;
            case Reading.Refused<JsonNode>(var problem) -> throw new IllegalStateException(
                    "the stored envelope " + stored.key() + " cannot be read: " + problem.code().word());
        };
    }

    /** Whether the young person gave what this revision says by a signature or a witnessed word. */
    private boolean signed(Envelope envelope) {
        return envelope.evidence().stream().anyMatch(evidence -> evidence.role().equals(YOUNG_PERSON) && given(evidence.method())
                && examination.valid(evidence, envelope));
    }

    private static boolean given(EvidenceMethod method) {
        return switch (method) {
            case DRAWN, TICK_AND_NAME, WITNESSED_VERBAL -> true;
            case REFUSED, UNABLE -> false;
        };
    }

    /** The revision, now that this review authorises it. */
    AuthorisedRevision authorised(Read revision, Review review) {
        var manager = people.find(review.reviewerId()).orElseThrow().displayName();
        return new AuthorisedRevision(review.authorityId(), review.id(), revision.envelope(), review.contentDigest(), revision.form(),
                revision.filled(), revision.outcome(), revision.standing(), review.releasedToPolice(), manager, review.decidedAt());
    }

    /** A revision that has been read. */
    record Read(Envelope envelope, SharedForm form, FilledForm filled, PackFacts.Outcome outcome, Standing standing) {}
}
