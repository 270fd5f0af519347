package org.returnhome.disclosure;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.returnhome.consent.SharingDecision;
import org.returnhome.episode.Episode;
import org.returnhome.episode.Episodes;
import org.returnhome.storage.Ids;
import org.returnhome.visit.Audience;
import org.returnhome.visit.FeedEntry;

/** Makes the police packs of an authorised revision (S2 App e: forward record to police): one for each force concerned. */
@Singleton
public class ReleasePacks {

    /** Recipient word of domain §4.9. */
    private static final String POLICE = "police";

    private final Episodes episodes;
    private final PackRepository packs;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    ReleasePacks(Episodes episodes, PackRepository packs, Ledger ledger, Ids ids, Clock clock) {
        this.episodes = episodes;
        this.packs = packs;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes the packs, in the caller's transaction. A pack of an earlier revision is handed out no more.
     *
     * @return what the forces' feeds must be told, for the caller to append; empty when no force is concerned
     */
    public List<FeedEntry> release(AuthorisedRevision revision) {
        ledger.hold(revision.authorityId());
        return byForce(revision).entrySet().stream().map(entry -> release(revision, entry.getKey(), entry.getValue())).toList();
    }

    private FeedEntry release(AuthorisedRevision revision, UUID force, List<Episode> concerned) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var id = ids.next();
        var contents = contents(revision, facts(revision, force, concerned, id, now));
        packs.add(new Pack(id, revision.authorityId(), force, revision.envelope().child(), revision.reviewId(), revision.envelope().id(),
                revision.contentDigest(), id, packs.current(revision.envelope().id(), force).map(Pack::id), contents.content(),
                contents.document(), CanonicalText.digest(contents.document()), contents.fields(), contents.withheld(), contents.until(),
                revision.consentVersion(), now, Optional.empty()));
        return new FeedEntry(Audience.agency(force), PackRepository.OFFERED, id, Map.of());
    }

    private PackContents contents(AuthorisedRevision revision, PackFacts facts) {
        var wishes = Wishes.about(POLICE, revision.envelope().wishes(), revision.filled());
        var decision = SharingDecision.of(POLICE, wishes, revision.standing(), LocalDate.ofInstant(clock.instant(), Pack.ENGLAND));
        return PackContents.of(revision.form(), revision.filled(), facts, decision, revision.releasedSet());
    }

    private static PackFacts facts(AuthorisedRevision revision, UUID force, List<Episode> concerned, UUID id, Instant now) {
        return new PackFacts(id, force, revision.envelope().id(), revision.contentDigest(), now, revision.authorisedAt(),
                CanonicalText.composed(revision.authorisedBy()), revision.envelope().wordingVersion(), purposes(revision),
                concerned.stream().map(ReleasePacks::fact).toList(), revision.outcome());
    }

    private static PackFacts.EpisodeFact fact(Episode episode) {
        return new PackFacts.EpisodeFact(episode.policeLogNumber().map(CanonicalText::composed), episode.missingFrom(), episode.returnedAt());
    }

    private static List<String> purposes(AuthorisedRevision revision) {
        return revision.envelope().wishes().stream().filter(wish -> wish.recipient().equals(POLICE)).flatMap(wish -> wish.purpose().stream()).toList();
    }

    /** The episodes that the revision names and that are this child's, by force; forces in the order of their ids. */
    private Map<UUID, List<Episode>> byForce(AuthorisedRevision revision) {
        return episodes.byIds(Set.copyOf(revision.envelope().episodes())).values().stream()
                .filter(episode -> episode.authorityId().equals(revision.authorityId()) && episode.childId().equals(revision.envelope().child()))
                .filter(episode -> episode.policeAgencyId().isPresent())
                .sorted(Comparator.comparing(Episode::missingFrom).thenComparing(Episode::id))
                .collect(Collectors.groupingBy(episode -> episode.policeAgencyId().get(), TreeMap::new, Collectors.toList()));
    }
}
