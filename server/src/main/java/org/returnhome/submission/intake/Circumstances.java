package org.returnhome.submission.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.storage.Coalescer;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;
import org.returnhome.submission.DeviceKey;
import org.returnhome.submission.Envelope;
import org.returnhome.submission.wire.CanonicalJson;

/** What the register knows about what items say of themselves; one statement for all batches that come at the same time. */
@Singleton
class Circumstances {
    private static final int AT_ONCE = 32;
    private static final String ASKED = "?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::text, ?::text";
    private static final String LOOK = """
            SELECT i.position, c.id IS NOT NULL AS child_known,
                EXISTS (SELECT FROM visit w JOIN visit_assignment a ON a.visit_id = w.id WHERE w.child_id = c.id AND a.worker_id = i.worker) AS child_assigned,
                EXISTS (SELECT FROM person p WHERE p.id = i.worker AND p.authority_id = i.authority) AS worker_known,
                coalesce(i.visit IS NULL OR v.child_id = i.child, false) AS visit_fits,
                coalesce(v.worker_id = i.worker AND v.withdrawn_at IS NULL, false) AS visit_held,
                EXISTS (SELECT FROM visit_facts f WHERE f.visit_id = v.id AND f.facts = i.facts) AS facts_pinned,
                coalesce(s.child_id <> i.child OR s.authority_id <> i.authority, false) AS id_taken,
                d.id AS device, d.person_id AS device_worker, d.public_jwk, d.revoked_at
            FROM (""";
    private static final String TABLES = """
            ) AS i(position, authority, submission, child, visit, worker, facts, key_thumbprint)
            LEFT JOIN child c ON c.id = i.child AND c.authority_id = i.authority
            LEFT JOIN visit v ON v.id = i.visit AND v.authority_id = i.authority
            LEFT JOIN submission s ON s.id = i.submission
            LEFT JOIN device d ON d.authority_id = i.authority AND d.key_thumbprint = i.key_thumbprint
            ORDER BY i.position""";

    private final Register register;
    private final EnrolledKeys keys;
    private final Coalescer<Asked, List<Known>> together = new Coalescer<>(AT_ONCE, 1, this::look);

    Circumstances(Register register, EnrolledKeys keys) {
        this.register = register;
        this.keys = keys;
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
     * @param key the device key that it names, if it was enrolled in the authority
     */
    record Known(boolean childKnown, boolean childAssigned, boolean workerKnown, boolean visitFits, boolean visitHeld,
                 boolean factsPinned, boolean idTaken, Optional<DeviceKey> key) {}

    /** What an item says of itself, as far as it can be read; all of it still to be proven. */
    record Claim(Optional<Envelope> envelope, Optional<String> keyThumbprint) {}

    private record Asked(UUID authorityId, List<Claim> claims) {}

    /** What is known about each, in order. */
    List<Known> of(UUID authorityId, List<Claim> claims) {
        return claims.isEmpty() ? List.of() : together.ask(new Asked(authorityId, claims));
    }

    private List<List<Known>> look(List<Asked> asked) {
        var rows = new ArrayList<List<Object>>();
        asked.forEach(one -> one.claims().forEach(claim -> rows.add(row(one.authorityId(), claim))));
        var known = register.list(Sql.of(LOOK).add(Sql.values(ASKED, rows)).add(TABLES), this::known);
        var answers = new ArrayList<List<Known>>();
        int from = 0;
        for (var one : asked) {
            answers.add(known.subList(from, from += one.claims().size()));
        }
        return answers;
    }

    private static List<Object> row(UUID authorityId, Claim claim) {
        var envelope = claim.envelope();
        return List.of(authorityId, envelope.map(Envelope::id), envelope.map(Envelope::child), envelope.flatMap(Envelope::visit),
                envelope.map(Envelope::worker), envelope.map(Circumstances::facts), claim.keyThumbprint());
    }

    private static String facts(Envelope envelope) {
        var facts = new ObjectNode(JsonNodeFactory.instance);
        envelope.facts().forEach(facts::set);
        return new String(CanonicalJson.write(facts), StandardCharsets.UTF_8);
    }

    private Known known(Row row) {
        return new Known(row.flag("child_known"), row.flag("child_assigned"), row.flag("worker_known"),
                row.flag("visit_fits"), row.flag("visit_held"), row.flag("facts_pinned"), row.flag("id_taken"),
                row.optionalUuid("device").map(device -> new DeviceKey(keys.key(row.text("public_jwk")), row.uuid("device_worker"), device,
                        row.optionalInstant("revoked_at"))));
    }
}
