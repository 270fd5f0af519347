package org.returnhome.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.Contexts;
import org.returnhome.form.Forms;
import org.returnhome.storage.Ids;
import org.returnhome.submission.TabletSigner;

/** A visit whose form is worked to the end, handed in as often as is wanted, each time as a submission of its own. */
public final class WorkedVisit {
    /** An ordinary submission has this size; a shorter one is told at greater length. */
    private static final int BYTES = 8_000;

    private final FilledVisit filled;
    private final TabletSigner tablet;
    private final Ids ids;
    private final OffsetDateTime now;

    private WorkedVisit(FilledVisit filled, TabletSigner tablet, Ids ids, OffsetDateTime now) {
        this.filled = filled;
        this.tablet = tablet;
        this.ids = ids;
        this.now = now;
    }

    /** @param visit as GraphQL gave it: id, facts, child { id }, episodes { id }, form { key version } */
    public static WorkedVisit of(JsonNode visit, TabletSigner tablet) {
        try (var context = Contexts.start()) {
            var form = context.getBean(Forms.class).find(visit.path("form").path("key").asText(), visit.path("form").path("version").asInt()).orElseThrow();
            var now = Instant.now().atZone(ZoneId.of("Europe/London")).toOffsetDateTime();
            var episodes = new ArrayList<UUID>();
            visit.path("episodes").forEach(episode -> episodes.add(id(episode)));
            var filled = FilledVisit.worked(form, Optional.of(id(visit)), id(visit.path("child")), List.copyOf(episodes),
                    (ObjectNode) WorkedAnswers.json(visit.path("facts").asText()), now, "Demo worker", DemoPerson.MANAGER.displayName());
            var worked = new WorkedVisit(filled, tablet, context.getBean(Ids.class), now);
            int missing = BYTES - worked.next().payload().length;
            return missing <= 0 ? worked : new WorkedVisit(filled.with("{\"presentationDetail\": \"" + "Tired, and hungry. ".repeat(missing / 19).strip() + "\"}"),
                    tablet, worked.ids, now);
        }
    }

    /** The form under a new id, signed by the young person and by the tablet. For many threads. */
    public TabletSigner.Signed next() {
        return tablet.sign(filled.draft(ids.next(), now), filled.signedByChild());
    }

    private static UUID id(JsonNode node) {
        return DemoEpisodes.uuid(node.path("id").asText());
    }
}
