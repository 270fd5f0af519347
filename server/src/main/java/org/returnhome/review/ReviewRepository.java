package org.returnhome.review;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.returnhome.graphql.Words;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;
import org.returnhome.submission.Decided;
import org.returnhome.submission.Decisions;

/** The reviews in PostgreSQL. */
@Singleton
final class ReviewRepository implements Decisions {

    private static final String COMMA = ",";

    private final Register register;

    ReviewRepository(Register register) {
        this.register = register;
    }

    /** Adds a review with what it accepted, in the caller's transaction; the revision must have none. */
    void add(Review review) {
        register.change(Sql.of("""
                INSERT INTO review (id, authority_id, submission_id, content_digest, decision, reviewer_id, decided_at, comment, released_to_police)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, string_to_array(?, ','))""",
                review.id(), review.authorityId(), review.submissionId(), review.contentDigest(), Words.of(review.decision()),
                review.reviewerId(), review.decidedAt(), review.comment(), String.join(COMMA, review.releasedToPolice())));
        for (int position = 0; position < review.acceptedFindings().size(); position++) {
            var accepted = review.acceptedFindings().get(position);
            register.change(Sql.of("INSERT INTO accepted_finding (review_id, position, path, reason) VALUES (?, ?, ?, ?)",
                    review.id(), position, accepted.path(), accepted.reason()));
        }
    }

    /** The reviews of these submissions, oldest first; two statements. */
    Map<UUID, List<Review>> of(Set<UUID> submissionIds) {
        var accepted = new HashMap<UUID, List<AcceptedFinding>>();
        register.list(Sql.of("""
                SELECT f.* FROM accepted_finding f JOIN review r ON r.id = f.review_id
                WHERE r.submission_id = ANY (?) ORDER BY f.review_id, f.position""", submissionIds),
                row -> accepted.computeIfAbsent(row.uuid("review_id"), any -> new ArrayList<>())
                        .add(new AcceptedFinding(row.text("path"), row.text("reason"))));
        var reviews = new HashMap<UUID, List<Review>>();
        register.list(Sql.of("""
                SELECT *, array_to_string(released_to_police, ',') AS released FROM review
                WHERE submission_id = ANY (?) ORDER BY decided_at, id""", submissionIds), row -> review(row, accepted))
                .forEach(review -> reviews.computeIfAbsent(review.submissionId(), any -> new ArrayList<>()).add(review));
        return reviews;
    }

    @Override
    public List<Decided> on(Collection<UUID> submissionIds) {
        return register.list(Sql.of("SELECT submission_id, content_digest, decision, decided_at FROM review WHERE submission_id = ANY (?)",
                submissionIds), row -> new Decided(row.uuid("submission_id"), row.text("content_digest"),
                        decision(row) == ReviewDecision.AUTHORISED, row.instant("decided_at")));
    }

    private static Review review(Row row, Map<UUID, List<AcceptedFinding>> accepted) {
        var released = row.text("released");
        return new Review(row.uuid("id"), row.uuid("authority_id"), row.uuid("submission_id"), row.text("content_digest"),
                decision(row), row.uuid("reviewer_id"), row.instant("decided_at"), row.text("comment"),
                released.isEmpty() ? List.of() : Arrays.asList(released.split(COMMA)),
                accepted.getOrDefault(row.uuid("id"), List.of()));
    }

    private static ReviewDecision decision(Row row) {
        return Words.read(ReviewDecision.class, row.text("decision"));
    }
}
