package org.returnhome.attachment;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.Wiring;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.AttachmentReference;
import org.returnhome.submission.Revision;
import org.returnhome.submission.StoredSubmission;
import org.returnhome.submission.Submission;
import org.returnhome.submission.SubmissionDocuments;
import org.returnhome.submission.Submissions;
import org.returnhome.submission.Submissions.RevisionName;
import org.returnhome.submission.SubmissionFlag;

/** Resolvers of the files that a revision names, and of what a submission still waits for. */
@Singleton
final class AttachmentFields implements Fields {
    private final SubmissionDocuments documents;
    private final Submissions submissions;
    private final Uploads uploads;

    AttachmentFields(SubmissionDocuments documents, Submissions submissions, Uploads uploads) {
        this.documents = documents;
        this.submissions = submissions;
        this.uploads = uploads;
    }

    /** How far a file has come, as the schema says. */
    public enum State { MISSING, ARRIVING, COMPLETE, REFUSED }

    /** What people are shown, or hear. */
    public record Copy(UUID id, String mediaType, String sha256, long size, Optional<Integer> width, Optional<Integer> height) {}

    /** A file that a revision names, and how far it has come. */
    public record Attachment(UUID id, String question, String mediaType, String sha256, long size, State state, long received,
                             Optional<ProblemCode> problem, boolean originalOnly, Optional<Copy> copy) {

        static Attachment of(AttachmentReference file, Optional<Upload> upload) {
            var state = upload.map(some -> switch (some.state()) {
                case ARRIVING -> State.ARRIVING;
                case COMPLETE -> State.COMPLETE;
                case REFUSED -> State.REFUSED;
            }).orElse(State.MISSING);
            var copy = upload.flatMap(some -> some.copy().map(made ->
                    new Copy(some.id(), made.mediaType(), made.sha256(), made.size(), made.width(), made.height())));
            return new Attachment(file.id(), file.question(), file.mediaType(), file.sha256(), file.size(), state,
                    upload.map(Upload::received).orElse(0L), upload.flatMap(Upload::problem), state == State.COMPLETE && copy.isEmpty(), copy);
        }
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.type("Attachment", Attachment.class);
        wiring.words("AttachmentState", State.class);
        wiring.type("AttachmentCopy", Copy.class);
        wiring.batch("Revision", "attachments", (Revision revision) -> revision, (Execution execution, Set<Revision> revisions) ->
                attachments(execution.caller().authorityId(), revisions));
        wiring.batch("Submission", "incomplete", (Submission submission) -> submission, (Execution _, Set<Submission> some) -> incomplete(some));
    }

    private Map<Revision, List<Attachment>> attachments(UUID authorityId, Set<Revision> revisions) {
        var stored = documents.find(revisions.stream().map(AttachmentFields::key).collect(Collectors.toSet()));
        var files = new HashMap<Revision, List<AttachmentReference>>();
        revisions.forEach(revision -> files.put(revision, Optional.ofNullable(stored.get(key(revision)))
                .map(one -> one.read().attachments()).orElse(List.of())));
        var naming = files.entrySet().stream().filter(entry -> !entry.getValue().isEmpty()).map(entry -> entry.getKey().submissionId()).collect(Collectors.toSet());
        var sent = naming.isEmpty() ? List.<Upload>of() : uploads.ofSubmissions(authorityId, naming);
        var found = new HashMap<Revision, List<Attachment>>();
        files.forEach((revision, some) -> found.put(revision, some.stream().map(file -> Attachment.of(file, best(revision, file, sent))).toList()));
        return found;
    }

    /** Of several tries the one that came furthest: complete, else on its way, else the last that was refused. */
    private static Optional<Upload> best(Revision revision, AttachmentReference file, Collection<Upload> sent) {
        var tries = sent.stream().filter(upload -> upload.submissionId().equals(revision.submissionId())
                && upload.attachmentId().equals(file.id()) && upload.sha256().equals(file.sha256())).toList();
        return tries.stream().filter(upload -> upload.state() == Upload.State.COMPLETE).findFirst()
                .or(() -> tries.stream().filter(upload -> upload.state() == Upload.State.ARRIVING).findFirst())
                .or(() -> tries.isEmpty() ? Optional.empty() : Optional.of(tries.getLast()));
    }

    private Map<Submission, Boolean> incomplete(Set<Submission> some) {
        var flags = submissions.flags(some.stream().map(AttachmentFields::current).collect(Collectors.toSet()));
        return some.stream().collect(Collectors.toMap(submission -> submission, submission ->
                flags.getOrDefault(current(submission), List.of()).contains(SubmissionFlag.ATTACHMENTS_MISSING)));
    }

    private static RevisionName current(Submission submission) {
        return new RevisionName(submission.id(), submission.currentDigest());
    }

    private static String key(Revision revision) {
        return StoredSubmission.key(revision.authorityId(), revision.submissionId(), revision.contentDigest());
    }
}
