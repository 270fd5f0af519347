package org.returnhome.visit;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.returnhome.episode.Episode;

/**
 * The clocks of domain §3.4 that this version keeps. Hours are elapsed hours, across weekends and changes of the clock;
 * working days are {@link WorkingDays}. Each warns when three quarters of its time are used.
 */
@Singleton
public final class Clocks {

    /** The form whose visits carry K12. */
    public static final String INTERVIEW_FORM = "returnHomeInterview";

    /** The code of the clock that a conversation stops. */
    public static final String INTERVIEW = "K12";
    /** The code of the clock that a reviewer stops. */
    public static final String AUTHORISATION = "K14";

    /** S2 §9, App f: undertaken within 72 hours of the return. */
    private static final Duration INTERVIEW_LIMIT = Duration.ofHours(72);
    /** S2 App b and e ask for the manager's authorisation; the two working days are ours (domain §3.4). */
    private static final Duration AUTHORISATION_LIMIT = WorkingDays.DAY.multipliedBy(2);

    private final WorkingDays workingDays;
    private final java.time.Clock now;

    Clocks(WorkingDays workingDays, java.time.Clock now) {
        this.workingDays = workingDays;
        this.now = now;
    }

    /** By when the first of these episodes' interviews must have been held; empty while no child was found or returned. */
    public static Optional<Instant> interviewDue(Collection<Episode> covered) {
        return covered.stream().flatMap(episode -> interviewStart(episode).stream()).min(Instant::compareTo)
                .map(start -> start.plus(INTERVIEW_LIMIT));
    }

    /** The same for visits of this form; empty for forms without K12. */
    static Optional<Instant> interviewDue(String formKey, Collection<Episode> covered) {
        return formKey.equals(INTERVIEW_FORM) ? interviewDue(covered) : Optional.empty();
    }

    /** K12 of a visit: that of its episode due first; empty for forms without it. */
    public Optional<Clock> interview(Visit visit) {
        return visit.dueAt().map(due -> interview(due, visit.interviewedAt()));
    }

    /**
     * K12 of episodes without a visit.
     *
     * @param heldAt when the conversation was, or the interview was declined, by the device's clock
     */
    public Optional<Clock> interview(Collection<Episode> covered, Optional<Instant> heldAt) {
        return interviewDue(covered).map(due -> interview(due, heldAt));
    }

    /**
     * K14 of a submission.
     *
     * @param submittedAt when it came in
     * @param decidedAt when a manager authorised or returned it
     */
    public Clock authorisation(Instant submittedAt, Optional<Instant> decidedAt) {
        return Clock.at(now.instant(), AUTHORISATION, "A manager authorises or returns the interview", submittedAt,
                workingDays.after(submittedAt, threeQuarters(AUTHORISATION_LIMIT)), authorisationDue(submittedAt), decidedAt);
    }

    /** By when a manager must have decided on what came in at this time. */
    public Instant authorisationDue(Instant submittedAt) {
        return workingDays.after(submittedAt, AUTHORISATION_LIMIT);
    }

    /** Each episode starts its own K12 when the child is back; where that is not recorded, when the child was found. */
    private static Optional<Instant> interviewStart(Episode episode) {
        return episode.returnedAt().or(episode::foundAt);
    }

    private Clock interview(Instant due, Optional<Instant> heldAt) {
        var start = due.minus(INTERVIEW_LIMIT);
        return Clock.at(now.instant(), INTERVIEW, "The return home interview is held, or declined", start,
                start.plus(threeQuarters(INTERVIEW_LIMIT)), due, heldAt);
    }

    private static Duration threeQuarters(Duration limit) {
        return limit.multipliedBy(3).dividedBy(4);
    }
}
