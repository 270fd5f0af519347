package org.returnhome.submission;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.returnhome.graphql.Words;
import org.returnhome.storage.Columns;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;
import org.returnhome.visit.Clocks;

/**
 * Where submissions stand, written into their rows: which revision is current, the state, K14, and the clocks that the
 * current revision stops. Whoever adds a revision, a choice or a decision calls {@link #refresh} in the same transaction.
 */
@Singleton
public class SubmissionStanding {
    private static final String[] STANDING = {"uuid", "text", "text", "text", "timestamptz", "timestamptz", "timestamptz", "timestamptz"};
    private static final String WRITE = """
            UPDATE submission s SET state = n.state, current_digest = n.digest, sole_head = n.sole_head, last_received_at = n.last_received_at,
                submitted_at = n.submitted_at, decided_at = n.decided_at, review_due_at = n.review_due_at,
                received_at = (SELECT min(received_at) FROM submission_revision WHERE submission_id = s.id),
                flagged = EXISTS (SELECT FROM submission_flag WHERE submission_id = s.id AND content_digest = n.digest),
                child_id = r.child_id, form_key = r.form_key, form_version = r.form_version, form_hash = r.form_hash, worker_id = r.worker_id,
                visit_id = r.visit_id, episode_ids = r.episode_ids, outcome = r.outcome, held_at = r.held_at, stopped_at = r.stopped_at
            FROM %s AS n(id, state, digest, sole_head, last_received_at, submitted_at, decided_at, review_due_at)
            JOIN submission_revision r ON r.submission_id = n.id AND r.content_digest = n.digest
            WHERE s.id = n.id""".formatted(Columns.unnest(STANDING));
    private static final String[] STOP = {"uuid", "text", "timestamptz", "uuid", "text"};
    private static final String STOP_CLOCKS = "INSERT INTO clock_stop (visit_id, clock, stopped_at, submission_id, content_digest) SELECT * FROM "
            + Columns.unnest(STOP);

    private final Register register;
    private final List<Decisions> decisions;
    private final Clocks clocks;

    SubmissionStanding(Register register, List<Decisions> decisions, Clocks clocks) {
        this.register = register;
        this.decisions = List.copyOf(decisions);
        this.clocks = clocks;
    }

    /** Writes where these submissions stand now. Joins the caller's transaction, and locks their rows until it ends. */
    public void refresh(Collection<UUID> submissionIds) {
        refreshed(submissionIds);
    }

    /** The same, and says which revisions have a rival on their base. */
    Set<Submissions.RevisionName> refreshed(Collection<UUID> submissionIds) {
        if (submissionIds.isEmpty()) {
            return Set.of();
        }
        var owners = register.list(Sql.of("SELECT id, authority_id FROM submission WHERE id = ANY (?) ORDER BY id FOR UPDATE", submissionIds),
                row -> Map.entry(row.uuid("id"), row.uuid("authority_id"))).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var revisions = register.list(Sql.of("""
                SELECT submission_id, authority_id, content_digest, base, form_key, visit_id, stopped_at, received_at
                FROM submission_revision WHERE submission_id = ANY (?)""", submissionIds), SubmissionStanding::arrived)
                .stream().collect(Collectors.groupingBy(Arrived::submissionId));
        if (revisions.values().stream().flatMap(List::stream).anyMatch(one -> !one.authorityId().equals(owners.get(one.submissionId())))) {
            throw new IllegalStateException("a submission of this id is another authority's");
        }
        var setAside = register.list(Sql.of("SELECT submission_id, unnest(set_aside) AS digest FROM revision_choice WHERE submission_id = ANY (?)",
                submissionIds), row -> new SetAside(row.uuid("submission_id"), row.text("digest")))
                .stream().collect(Collectors.groupingBy(SetAside::submissionId, Collectors.mapping(SetAside::digest, Collectors.toSet())));
        var decided = decisions.stream().flatMap(some -> some.on(submissionIds).stream()).collect(Collectors.groupingBy(Decided::submissionId));
        var standings = revisions.entrySet().stream().map(entry -> standing(entry.getKey(), entry.getValue(),
                setAside.getOrDefault(entry.getKey(), Set.of()), decided.getOrDefault(entry.getKey(), List.of()))).toList();
        write(standings);
        register.change(Sql.of("DELETE FROM clock_stop WHERE submission_id = ANY (?)", submissionIds));
        stopClocks(standings.stream().map(standing -> standing.current().stop()).flatMap(Optional::stream).toList());
        return standings.stream().flatMap(standing -> standing.rivalled().stream()
                .map(digest -> new Submissions.RevisionName(standing.id(), digest))).collect(Collectors.toSet());
    }

    /** Notes that visits' clocks are stopped, for submissions that stop none yet. */
    void stopClocks(Collection<ClockStop> stops) {
        var rows = new Columns(STOP.length);
        stops.forEach(stop -> rows.row(stop.visitId(), Clocks.INTERVIEW, stop.at(), stop.submissionId(), stop.contentDigest()));
        rows.run(register, STOP_CLOCKS);
    }

    private void write(List<Standing> standings) {
        var rows = new Columns(STANDING.length);
        standings.forEach(standing -> rows.row(standing.id(), Words.of(standing.state()),
                standing.current().contentDigest(), standing.soleHead(), standing.lastReceivedAt(), standing.submittedAt(),
                standing.decidedAt(), clocks.authorisationDue(standing.submittedAt())));
        rows.run(register, WRITE);
    }

    private static Standing standing(UUID id, List<Arrived> revisions, Set<String> setAside, List<Decided> decided) {
        var lineage = new Lineage(revisions.stream().map(revision -> new Lineage.Link(revision.contentDigest(), revision.base())).toList(), setAside);
        var byDigest = revisions.stream().collect(Collectors.toMap(Arrived::contentDigest, Function.identity()));
        var heads = lineage.heads().stream().map(byDigest::get).toList();
        var current = (heads.isEmpty() ? revisions : heads).stream().max(Arrived.ORDER).orElseThrow();
        var onHead = lineage.soleHead().flatMap(head -> decided.stream().filter(some -> some.contentDigest().equals(head))
                .map(Decided::at).max(Comparator.naturalOrder()));
        return new Standing(id, SubmissionState.of(lineage, decided), current, lineage.soleHead(),
                revisions.stream().map(Arrived::receivedAt).max(Comparator.naturalOrder()).orElseThrow(),
                submittedAt(revisions, current, decided, onHead), onHead,
                byDigest.keySet().stream().filter(lineage::rivalled).toList());
    }

    /** K14 runs from the first revision that came after the decision before: a worker who amends does not start it again. */
    private static Instant submittedAt(List<Arrived> revisions, Arrived current, List<Decided> decided, Optional<Instant> onHead) {
        var before = decided.stream().map(Decided::at).filter(at -> onHead.isEmpty() || at.isBefore(onHead.get()))
                .max(Comparator.naturalOrder()).orElse(Instant.MIN);
        return revisions.stream().map(Arrived::receivedAt).filter(at -> at.isAfter(before)).min(Comparator.naturalOrder())
                .orElse(current.receivedAt());
    }

    private static Arrived arrived(Row row) {
        return new Arrived(row.uuid("submission_id"), row.uuid("authority_id"), row.text("content_digest"), row.optionalText("base"), row.text("form_key"),
                row.optionalUuid("visit_id"), row.optionalInstant("stopped_at"), row.instant("received_at"));
    }

    private record SetAside(UUID submissionId, String digest) {}

    private record Standing(UUID id, SubmissionState state, Arrived current, Optional<String> soleHead, Instant lastReceivedAt,
                            Instant submittedAt, Optional<Instant> decidedAt, List<String> rivalled) {}

    private record Arrived(UUID submissionId, UUID authorityId, String contentDigest, Optional<String> base, String formKey, Optional<UUID> visitId,
                           Optional<Instant> stoppedAt, Instant receivedAt) {
        static final Comparator<Arrived> ORDER = Comparator.comparing(Arrived::receivedAt).thenComparing(Arrived::contentDigest);

        Optional<ClockStop> stop() {
            return ClockStop.of(submissionId, contentDigest, formKey, visitId, stoppedAt);
        }
    }

    /** K12 of a visit is done: only the interview's form does that. */
    record ClockStop(UUID submissionId, String contentDigest, UUID visitId, Instant at) {
        static Optional<ClockStop> of(UUID submissionId, String contentDigest, String formKey, Optional<UUID> visitId, Optional<Instant> at) {
            return Clocks.INTERVIEW_FORM.equals(formKey) && visitId.isPresent()
                    ? at.map(instant -> new ClockStop(submissionId, contentDigest, visitId.get(), instant)) : Optional.empty();
        }
    }
}
