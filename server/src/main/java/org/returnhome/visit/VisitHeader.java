package org.returnhome.visit;

import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.returnhome.access.Agencies;
import org.returnhome.access.Authority;
import org.returnhome.access.Team;
import org.returnhome.child.Child;
import org.returnhome.child.Children;
import org.returnhome.episode.Episode;
import org.returnhome.episode.Episodes;
import org.returnhome.episode.ReturnWatch;
import org.returnhome.form.FormVersion;
import org.returnhome.form.Forms;

/** Gathers what a visit's form is told, and tells it anew when a return is recorded before anything came back. */
@Singleton
final class VisitHeader implements ReturnWatch {

    private final Agencies agencies;
    private final Children children;
    private final Episodes episodes;
    private final Forms forms;
    private final Visits visits;
    private final Feed feed;
    private final java.time.Clock clock;

    VisitHeader(Agencies agencies, Children children, Episodes episodes, Forms forms, Visits visits, Feed feed, java.time.Clock clock) {
        this.agencies = agencies;
        this.children = children;
        this.episodes = episodes;
        this.forms = forms;
        this.visits = visits;
        this.feed = feed;
        this.clock = clock;
    }

    /** The facts of a new visit of this form, for these episodes, earliest start first. */
    String facts(FormVersion form, List<Episode> covered) {
        var child = children.byIds(Set.of(covered.getFirst().childId())).get(covered.getFirst().childId());
        var number = form.form().json().text("reference").orElse(form.title()) + " " + child.caseNumber() + "-"
                + (visits.countOf(child.id()) + 1);
        return VisitFacts.of(form.form().facts().keySet(), holder(child), number, child, covered).text();
    }

    /** A worker who left before the return was recorded finds it in the form, and the clock as it runs. */
    @Override
    public void returnRecorded(Episode episode) {
        visits.openCovering(episode.id()).forEach(visit -> visits.lock(visit.id()));
        var changed = visits.openCovering(episode.id()); // as a move that was under way has left them
        changed.forEach(this::pinAnew);
        feed.append(changed.stream().map(visit -> new Change.VisitAssigned(visit.id()).to(Audience.person(visit.workerId()))).toList());
    }

    private void pinAnew(Visit visit) {
        var covered = episodes.byIds(Set.copyOf(visit.episodeIds())).values().stream()
                .sorted(Comparator.comparing(Episode::missingFrom).thenComparing(Episode::id)).toList();
        var declared = forms.find(visit.formKey(), visit.formVersion()).orElseThrow().form().facts().keySet();
        visits.pin(visit.id(), new PinnedFacts(clock.instant().truncatedTo(ChronoUnit.MILLIS),
                VisitFacts.pinned(declared, visit.facts()).withReturn(covered).text()), Clocks.interviewDue(visit.formKey(), covered));
    }

    /** Authority and team in words, as the head of the paper form has them. */
    private String holder(Child child) {
        var authority = agencies.authority(child.authorityId()).map(Authority::name).orElseThrow();
        return child.teamId().flatMap(team -> Optional.ofNullable(agencies.teams(Set.of(team)).get(team))).map(Team::name)
                .map(team -> authority + " – " + team).orElse(authority);
    }
}
