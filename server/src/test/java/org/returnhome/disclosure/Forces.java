package org.returnhome.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Scope;
import org.returnhome.consent.SharingDecision;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;
import org.returnhome.visit.Audience;
import org.returnhome.visit.Feed;
import org.returnhome.visit.FeedEntry;

/** An authority with a police force, a constable and a manager, and packs that were released to the force. */
final class Forces {

    private static final SharedForm FORM = new SharedForm("madeUp", 1, "Made up", List.of());

    private final TestStores stores;
    private final Ids ids = new Ids();
    private final UUID manager;
    final Scope.OwnForce force;
    final UUID constable;

    private Forces(TestStores stores) {
        this.stores = stores;
        force = new Scope.OwnForce(ids.next(), ids.next());
        change("INSERT INTO authority (id, name, local_authority_code) VALUES (?, 'Fernwick', ?)", force.authorityId(), force.authorityId().toString());
        change("INSERT INTO agency (id, authority_id, name, kind) VALUES (?, ?, 'Fernwick Constabulary', 'police')", force.agencyId(), force.authorityId());
        constable = person("police");
        manager = person("teamManager");
    }

    static Forces in(TestStores stores) {
        return new Forces(stores);
    }

    /** A pack that the force finds in its feed; agreed until a day, or for good. */
    Pack released(Optional<LocalDate> until) {
        var pack = pack(until);
        var register = stores.bean(Register.class);
        register.together(() -> {
            stores.bean(PackRepository.class).add(pack);
            stores.bean(Feed.class).append(List.of(new FeedEntry(Audience.agency(force.agencyId()), PackRepository.OFFERED, pack.id(), Map.of())));
            return null;
        });
        return pack;
    }

    void change(String sql, Object... values) {
        stores.bean(Register.class).change(Sql.of(sql, values));
    }

    private Pack pack(Optional<LocalDate> until) {
        var review = ids.next();
        var id = ids.next();
        var submission = ids.next();
        change("""
                INSERT INTO review (id, authority_id, submission_id, content_digest, decision, reviewer_id, decided_at, comment, released_to_police)
                VALUES (?, ?, ?, ?, 'authorised', ?, ?, 'Read.', '{}')""", review, force.authorityId(), submission, "0".repeat(64), manager, Instant.EPOCH);
        var facts = GeneratedInterview.facts();
        var own = new PackFacts(id, force.agencyId(), submission, facts.contentDigest(), facts.madeAt(), facts.authorisedAt(), facts.authorisedBy(),
                facts.wordingVersion(), facts.purposes(), facts.episodes(), facts.outcome());
        var contents = PackContents.of(FORM, GeneratedInterview.of(1).filled(), own, new SharingDecision.Agreed(until), Set.of());
        return new Pack(id, force.authorityId(), force.agencyId(), ids.next(), review, submission, facts.contentDigest(), id, Optional.empty(),
                contents.content(), contents.document(), CanonicalText.digest(contents.document()), contents.fields(), contents.withheld(),
                until, facts.contentDigest() + " made-up-1", facts.madeAt(), Optional.empty());
    }

    private UUID person(String role) {
        var id = ids.next();
        change("INSERT INTO person (id, authority_id, agency_id, role, display_name, user_name) VALUES (?, ?, ?, ?, 'Sample', ?)",
                id, force.authorityId(), force.agencyId(), role, id.toString());
        return id;
    }
}
