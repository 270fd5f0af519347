package org.returnhome.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.returnhome.child.Child;

/** Reports and returns as somebody would send them; the times suit a server whose clock says 2026-11-22T09:00:00Z. */
final class TestEpisodes {

    private TestEpisodes() {}

    /** A report of this child, missing from care. */
    static Map<String, Object> report(Child child) {
        return Map.of("clientId", UUID.randomUUID().toString(), "childId", "Child:" + child.id(), "category", "missing", "homeOrCare", "care",
                "missingFrom", "2026-11-21T18:30:00Z", "reportedAt", "2026-11-21T20:00:00Z", "reporterType", "residentialStaff",
                "policeLogNumber", "PO-9254689", "policeRisk", "medium", "overview", "Did not come back from school.");
    }

    /** The return from an episode; the child was found an hour before. */
    static Map<String, Object> returned(String episode) {
        return Map.of("episodeId", episode, "foundAt", "2026-11-22T05:00:00Z", "returnedAt", "2026-11-22T06:00:00Z");
    }

    /** The same input with another value in one field. */
    static Map<String, Object> with(Map<String, Object> input, String field, Object value) {
        var changed = new HashMap<>(input);
        changed.put(field, value);
        return changed;
    }

    /** Reports, and answers the global id of the episode. */
    static String reported(SignedIn somebody, Map<String, Object> report) {
        var payload = somebody.change("reportEpisode", report, "episode { id }");
        if (!payload.path("problems").isEmpty() || payload.path("episode").isNull()) {
            throw new AssertionError(payload.toString());
        }
        return payload.path("episode").path("id").asText();
    }
}
