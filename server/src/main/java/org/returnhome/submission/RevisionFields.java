package org.returnhome.submission;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.returnhome.access.People;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.Wiring;
import org.returnhome.submission.Submissions.RevisionName;

/**
 * Resolvers of the type {@code Revision}. Who gets to a revision may read all of it: a worker reaches only what is the
 * worker's own, and the police no submission at all (they have packs).
 */
@Singleton
final class RevisionFields implements Fields {
    private static final String TYPE = "Revision";

    private final Submissions submissions;
    private final SubmissionDocuments documents;
    private final KnownForms forms;
    private final People people;

    RevisionFields(Submissions submissions, SubmissionDocuments documents, KnownForms forms, People people) {
        this.submissions = submissions;
        this.documents = documents;
        this.forms = forms;
        this.people = people;
    }

    /** A stored revision with its envelope read. */
    private record Content(StoredSubmission stored, Envelope envelope) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.type(TYPE, Revision.class);
        wiring.childRecord(TYPE, Revision::childId, Revision::submissionId);
        wiring.batch(TYPE, "worker", Revision::senderId, (Execution _, Set<UUID> ids) -> people.find(ids));
        wiring.batch(TYPE, "findings", RevisionFields::name, (Execution _, Set<RevisionName> names) -> complete(names, submissions.findings(names)));
        wiring.batch(TYPE, "flags", RevisionFields::name, (Execution _, Set<RevisionName> names) -> complete(names, submissions.flags(names)));
        wiring.batch(TYPE, "answers", RevisionFields::key, (Execution _, Set<String> keys) -> read(keys,
                content -> ShownAnswer.of(content.envelope(), forms.outline(content.envelope().form()))));
        wiring.batch(TYPE, "wishes", RevisionFields::key, (Execution _, Set<String> keys) -> read(keys, content -> content.envelope().wishes()));
        wiring.batch(TYPE, "evidence", RevisionFields::key, (Execution _, Set<String> keys) -> read(keys, this::evidence));
        wiring.batch(TYPE, "receipt", RevisionFields::key, (Execution _, Set<String> keys) -> documents.find(keys).values().stream()
                .collect(Collectors.toMap(StoredSubmission::key, StoredSubmission::receipt)));
        wiring.type("Answer", ShownAnswer.class);
        wiring.words("AbsentReason", AbsentReason.class);
        wiring.type("Finding", Finding.class);
        wiring.words("FindingKind", FindingKind.class);
        wiring.words("SubmissionFlag", SubmissionFlag.class);
        wiring.type("Wish", Wish.class);
        wiring.words("WishDecision", WishDecision.class);
        wiring.type("Evidence", ShownEvidence.class);
        wiring.words("EvidenceMethod", EvidenceMethod.class);
    }

    private <T> Map<String, T> read(Set<String> keys, Function<Content, T> part) {
        return documents.find(keys).values().stream().collect(Collectors.toMap(StoredSubmission::key,
                stored -> part.apply(new Content(stored, stored.read()))));
    }

    private List<ShownEvidence> evidence(Content content) {
        var shown = SignedDigest.of(content.envelope(), forms.outline(content.envelope().form()).signedByChild());
        return content.envelope().evidence().stream().map(evidence -> ShownEvidence.of(evidence, shown)).toList();
    }

    /** Nothing found is an empty list, not null. */
    private static <T> Map<RevisionName, List<T>> complete(Set<RevisionName> names, Map<RevisionName, List<T>> found) {
        return names.stream().collect(Collectors.toMap(Function.identity(), name -> found.getOrDefault(name, List.of())));
    }

    private static RevisionName name(Revision revision) {
        return new RevisionName(revision.submissionId(), revision.contentDigest());
    }

    private static String key(Revision revision) {
        return StoredSubmission.key(revision.authorityId(), revision.submissionId(), revision.contentDigest());
    }
}
