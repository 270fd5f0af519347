package org.returnhome.submission.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;
import org.returnhome.submission.Envelope;
import org.returnhome.submission.wire.CanonicalJson;

/** What the register knows about what items say of themselves; one statement for a batch. */
@Singleton
class Circumstances {
    /** A row for each item: of rows PostgreSQL knows how many there are, and keeps its plan; of an unnested array it does not, and plans anew each time. */
    private static final String ASKED = "(?::int4, ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::text)";
    private static final String LOOK = """
            SELECT i.position, c.id IS NOT NULL AS child_known,
                EXISTS (SELECT FROM visit w JOIN visit_assignment a ON a.visit_id = w.id WHERE w.child_id = c.id AND a.worker_id = i.worker) AS child_assigned,
                EXISTS (SELECT FROM person p WHERE p.id = i.worker AND p.authority_id = ?) AS worker_known,
                coalesce(i.visit IS NULL OR v.child_id = i.child, false) AS visit_fits,
                coalesce(v.worker_id = i.worker AND v.withdrawn_at IS NULL, false) AS visit_held,
                EXISTS (SELECT FROM visit_facts f WHERE f.visit_id = v.id AND f.facts = i.facts) AS facts_pinned,
                coalesce(s.child_id <> i.child OR s.authority_id <> ?, false) AS id_taken
            FROM (VALUES %s) AS i(position, submission, child, visit, worker, facts)
            LEFT JOIN child c ON c.id = i.child AND c.authority_id = ?
            LEFT JOIN visit v ON v.id = i.visit AND v.authority_id = ?
            LEFT JOIN submission s ON s.id = i.submission
            ORDER BY i.position""";

    private final Register register;

    Circumstances(Register register) {
        this.register = register;
    }

    /**
     * What the register knows about one item.
     *
     * @param childKnown whether the child is one of the authority's
     * @param childAssigned whether a visit to the child is or ever was the worker's
     * @param workerKnown whether the worker is one of the authority's people
     * @param visitFits whether there is no visit, or one to this child; {@code false} also for a visit that does not exist
     * @param visitHeld whether the visit is the worker's now
     * @param factsPinned whether the visit's form was ever given these facts
     * @param idTaken whether a submission of this id is about another child
     */
    record Known(boolean childKnown, boolean childAssigned, boolean workerKnown, boolean visitFits, boolean visitHeld,
                 boolean factsPinned, boolean idTaken) {}

    /** What is known about each, in order. */
    List<Known> of(UUID authorityId, List<Envelope> envelopes) {
        if (envelopes.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<Object>(List.of(authorityId, authorityId));
        for (int position = 0; position < envelopes.size(); position++) {
            var envelope = envelopes.get(position);
            values.addAll(List.of(position, envelope.id(), envelope.child(), envelope.visit(), envelope.worker(), facts(envelope)));
        }
        values.addAll(List.of(authorityId, authorityId));
        var asked = String.join(", ", Collections.nCopies(envelopes.size(), ASKED));
        return register.list(Sql.of(LOOK.formatted(asked), values.toArray()), Circumstances::known);
    }

    private static String facts(Envelope envelope) {
        var facts = new ObjectNode(JsonNodeFactory.instance);
        envelope.facts().forEach(facts::set);
        return new String(CanonicalJson.write(facts), StandardCharsets.UTF_8);
    }

    private static Known known(Row row) {
        return new Known(row.flag("child_known"), row.flag("child_assigned"), row.flag("worker_known"),
                row.flag("visit_fits"), row.flag("visit_held"), row.flag("facts_pinned"), row.flag("id_taken"));
    }
}
