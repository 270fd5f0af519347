package org.returnhome.demo;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.returnhome.graphql.GlobalId;
import org.returnhome.storage.Ids;

/** Reports the demo episodes as the police would, and records the returns as the hub would. */
@Singleton
final class DemoEpisodes {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final DemoRequests requests;
    private final Ids ids;

    DemoEpisodes(DemoRequests requests, Ids ids) {
        this.requests = requests;
        this.ids = ids;
    }

    /** Global ids of the episodes. */
    Map<DemoEpisode, String> report(DemoPeople.Entered entered, Instant now) {
        var reported = new EnumMap<DemoEpisode, String>(DemoEpisode.class);
        for (var episode : DemoEpisode.values()) {
            reported.put(episode, report(entered, episode, now));
        }
        return reported;
    }

    private String report(DemoPeople.Entered entered, DemoEpisode episode, Instant now) {
        var input = new HashMap<String, Object>();
        input.put("clientId", ids.next().toString());
        input.put("childId", new GlobalId("Child", entered.children().get(episode.child())).toString());
        input.put("category", "missing");
        input.put("homeOrCare", episode.child().placed().isPresent() ? "care" : "home");
        input.put("missingFrom", time(now, episode.from() * 60));
        input.put("reportedAt", time(now, episode.from() * 60 - 90));
        input.put("reporterType", episode.child().placed().isPresent() ? "carer" : "parent");
        input.put("policeLogNumber", episode.policeLogNumber());
        input.put("policeRisk", "medium");
        input.put("overview", "Made-up episode: did not come back when expected.");
        var payload = requests.mutate(entered.caller(DemoPerson.POLICE), "reportEpisode", "episode { id }", input);
        var id = (String) ((Map<?, ?>) payload.get("episode")).get("id");
        episode.back().ifPresent(hours -> requests.mutate(entered.caller(DemoPerson.COORDINATOR), "recordReturn", "episode { id }",
                Map.of("episodeId", id, "foundAt", time(now, hours * 60 + 40), "returnedAt", time(now, hours * 60))));
        return id;
    }

    private static String time(Instant now, int minutesBefore) {
        return Times.text(now.minus(minutesBefore, ChronoUnit.MINUTES).atZone(LONDON).toOffsetDateTime());
    }

    static UUID uuid(String globalId) {
        return GlobalId.parse(globalId).orElseThrow().uuid();
    }
}
