package org.returnhome.demo;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.form.Forms;
import org.returnhome.graphql.GlobalId;
import org.returnhome.storage.DemoConfiguration;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.StartupStep;
import org.returnhome.storage.StoresConfiguration;
import org.returnhome.submission.TabletDraft;
import org.returnhome.submission.TabletSigner;

/**
 * Makes the demo authority Fernwick on an empty register: 8 people over all roles, 12 children, 20 episodes, 6 submissions
 * in different states and an item in quarantine. A start that was cut off in the middle leaves what it had made, and the
 * next start leaves that alone: delete the data directory to begin anew.
 */
@Singleton
@Order(Ordered.LOWEST_PRECEDENCE - 1)
final class LoadDemo implements StartupStep {
    private static final String INTERVIEW = "returnHomeInterview";
    private static final String CALM = """
            {"whyKeptAgainstWill": "no", "whyKeptAgainstWillComments": "", "outHarm": "no", "outHarmComments": "", "outCrime": "no",
             "outCrimeComments": "", "cpReferral": "no", "harmed": "no", "offenceCommitted": "no", "riskNow": "same"}""";
    private static final String DECLINED = """
            {"rhiOutcome": "declined", "interviewTakenPlace": "no", "declineReason": ["nothingHappened"],
             "declineWords": "Everyone is making a fuss.", "notTakenReason": "declined", "notTakenFurther": "Would rather not talk now.",
             "parentCarerInvited": "yes", "openToChange": "yes", "cpReferral": "no", "harmed": "unknown"}""";

    private final DemoConfiguration configuration;
    private final StoresConfiguration stores;
    private final Register register;
    private final DemoPeople people;
    private final DemoEpisodes episodes;
    private final DemoVisits visits;
    private final DemoRequests requests;
    private final Forms forms;
    private final Ids ids;
    private final Clock clock;

    LoadDemo(DemoConfiguration configuration, StoresConfiguration stores, Register register, DemoPeople people, DemoEpisodes episodes,
             DemoVisits visits, DemoRequests requests, Forms forms, Ids ids, Clock clock) {
        this.configuration = configuration;
        this.stores = stores;
        this.register = register;
        this.people = people;
        this.episodes = episodes;
        this.visits = visits;
        this.requests = requests;
        this.forms = forms;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void run() {
        var empty = register.first(Sql.of("SELECT 1 AS one FROM authority LIMIT 1"), row -> true).isEmpty();
        if (configuration.wanted(stores) && empty) {
            load();
        }
    }

    private void load() {
        var now = clock.instant().atZone(ZoneId.of("Europe/London")).toOffsetDateTime();
        var entered = people.enter(now.toLocalDate());
        var reported = episodes.report(entered, now.toInstant());
        var tablets = new EnumMap<DemoPerson, TabletSigner>(DemoPerson.class);
        for (var worker : List.of(DemoPerson.WORKER, DemoPerson.SECOND_WORKER)) {
            tablets.put(worker, visits.enrol(entered, worker));
        }
        new Story(entered, reported, tablets, now).tell();
    }

    /** Who visits whom, and what comes of it. */
    private final class Story {
        private final DemoPeople.Entered entered;
        private final Map<DemoEpisode, String> reported;
        private final Map<DemoPerson, TabletSigner> tablets;
        private final OffsetDateTime now;

        Story(DemoPeople.Entered entered, Map<DemoEpisode, String> reported, Map<DemoPerson, TabletSigner> tablets, OffsetDateTime now) {
            this.entered = entered;
            this.reported = reported;
            this.tablets = tablets;
            this.now = now;
        }

        void tell() {
            send(filled(assign(DemoEpisode.TOM, INTERVIEW, DemoPerson.WORKER)), DemoPerson.WORKER);
            sendBack(send(filled(assign(DemoEpisode.PRIYA, INTERVIEW, DemoPerson.WORKER)).with(DECLINED), DemoPerson.WORKER));
            authorise(send(filled(assign(DemoEpisode.KASIA, INTERVIEW, DemoPerson.SECOND_WORKER)).with("""
                    {"consentRecipients": [{"recipient": "placingLa", "decision": "agree"}, {"recipient": "police", "decision": "refuse"}]}"""),
                    DemoPerson.SECOND_WORKER));
            authorise(send(filled(assign(DemoEpisode.ALEX, INTERVIEW, DemoPerson.WORKER)).with(CALM).with("""
                    {"consentRecipients": [{"recipient": "socialWorker", "decision": "agree"}, {"recipient": "police", "decision": "agree"}]}"""),
                    DemoPerson.WORKER));
            send(filled(assign(DemoEpisode.JO, "welfareCheck", DemoPerson.WORKER)), DemoPerson.WORKER);
            conflict(filled(assign(DemoEpisode.RAVI, INTERVIEW, DemoPerson.SECOND_WORKER)).with(CALM));
            var leo = assign(DemoEpisode.LEO, INTERVIEW, DemoPerson.WORKER);
            visits.attempt(entered, leo, "offer", now.minusHours(5), "Offered at the door; wants to think about it.");
            visits.attempt(entered, leo, "attempt", now.minusHours(2), "Rang twice, nobody answered.");
            assign(DemoEpisode.ZARA, INTERVIEW, DemoPerson.WORKER);
            var mia = assign(DemoEpisode.MIA, INTERVIEW, DemoPerson.SECOND_WORKER);
            // Of a child whom this worker was never given: it ends in quarantine.
            send(new FilledVisit(filled(mia).form(), Optional.empty(), entered.children().get(DemoChild.FINN), List.of(),
                    mia.facts(), filled(mia).answers()), DemoPerson.WORKER);
            visits.heartbeat(entered, DemoPerson.WORKER, tablets.get(DemoPerson.WORKER), Optional.empty());
            visits.heartbeat(entered, DemoPerson.SECOND_WORKER, tablets.get(DemoPerson.SECOND_WORKER), Optional.of(now.minusHours(30)));
        }

        private DemoVisits.Assigned assign(DemoEpisode episode, String form, DemoPerson worker) {
            return visits.assign(entered, reported, episode, form, worker);
        }

        private FilledVisit filled(DemoVisits.Assigned visit) {
            var form = forms.current(visit.formKey()).orElseThrow();
            return FilledVisit.worked(form, Optional.of(visit.id()), entered.children().get(visit.episode().child()), List.of(visit.episodeId()),
                    visit.facts(), now, visit.worker().displayName(), DemoPerson.MANAGER.displayName());
        }

        private TabletSigner.Signed send(FilledVisit filled, DemoPerson worker) {
            var signed = tablets.get(worker).sign(filled.draft(ids.next(), now), filled.signedByChild());
            send(signed, worker);
            return signed;
        }

        private void send(TabletSigner.Signed signed, DemoPerson worker) {
            requests.mutate(entered.caller(worker), "syncSubmissions", "results { outcome problems { code path message } }", Map.of("items", List.of(Map.of(
                    "jws", signed.item().jws(), "blobs", signed.item().blobs().stream()
                            .map(blob -> Map.of("digest", blob.digest(), "content", blob.content())).toList()))));
        }

        private void conflict(FilledVisit filled) {
            var first = send(filled, DemoPerson.SECOND_WORKER);
            for (var words : List.of("Look at the bus times together.", "Ask the home for a later time.")) {
                var again = filled.with("{\"strengths\": \"" + words + "\"}");
                var draft = again.fill(new TabletDraft(first.envelope().id(), first.envelope().form(), first.envelope().child(),
                        now.withNano(0)).base(first.contentDigest()), now);
                send(tablets.get(DemoPerson.SECOND_WORKER).sign(draft, filled.signedByChild()), DemoPerson.SECOND_WORKER);
            }
        }

        private void sendBack(TabletSigner.Signed signed) {
            requests.mutate(entered.caller(DemoPerson.MANAGER), "returnSubmission", "submission { id }", Map.of("submissionId", id(signed.envelope().id()),
                    "contentDigest", signed.contentDigest(), "reason", "Please say what was done to offer another time."));
        }

        private void authorise(TabletSigner.Signed signed) {
            var open = new LinkedHashSet<String>();
            var submission = (Map<?, ?>) requests.query(entered.caller(DemoPerson.MANAGER), "submission",
                    "(id: \"" + id(signed.envelope().id()) + "\") { current { findings { kind path } } }");
            for (var finding : (List<?>) ((Map<?, ?>) submission.get("current")).get("findings")) {
                var kind = String.valueOf(((Map<?, ?>) finding).get("kind"));
                if (kind.equals("required") || kind.equals("mustBe")) {
                    open.add((String) ((Map<?, ?>) finding).get("path"));
                }
            }
            requests.mutate(entered.caller(DemoPerson.MANAGER), "authoriseSubmission", "submission { id }", Map.of("submissionId", id(signed.envelope().id()),
                    "contentDigest", signed.contentDigest(), "comment", "Thresholds considered; the plan takes it up.", "releaseToPolice",
                    List.of("whatHappened"), "acceptedFindings", open.stream()
                            .map(path -> Map.of("path", path, "reason", "Not on record when the visit was made.")).toList()));
        }

        private static String id(UUID submission) {
            return new GlobalId("Submission", submission).toString();
        }
    }
}
