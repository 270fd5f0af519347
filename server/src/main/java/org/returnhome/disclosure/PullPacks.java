package org.returnhome.disclosure;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.returnhome.access.Scope;
import org.returnhome.disclosure.PackRepository.Offered;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;

/** A force pulls its packs: decided again for each, and in the ledger, committed, before anything is answered. */
@Singleton
public class PullPacks {

    private final Register register;
    private final PackRepository packs;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    PullPacks(Register register, PackRepository packs, Ledger ledger, Ids ids, Clock clock) {
        this.register = register;
        this.packs = packs;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The packs after a place in the force's feed, in order. When more follow, the last one is one too many: it is not in the
     * ledger and must not be answered.
     *
     * @param after feed position; 0 for the beginning
     * @param first how many at most
     * @param purpose why, 3 to 500 characters
     */
    List<Offered> pull(Scope.OwnForce force, UUID personId, long after, int first, String purpose) {
        return register.together(() -> {
            ledger.hold(force.authorityId());
            var found = packs.after(force.authorityId(), force.agencyId(), after, first + 1);
            var pulled = found.stream().limit(first).map(this::asItMayLeaveNow).toList();
            ledger.append(force.authorityId(), pulled.stream()
                    .map(offered -> offered.pack().event(LedgerEntry.Kind.PULL, personId, Optional.of(purpose))).toList());
            return Stream.concat(pulled.stream(), found.stream().skip(first)).toList();
        });
    }

    /** What was agreed when the pack was made may be over by now: then the outcome facts take its place for good. */
    private Offered asItMayLeaveNow(Offered offered) {
        if (!offered.pack().agreementOver(LocalDate.ofInstant(clock.instant(), Pack.ENGLAND))) {
            return offered;
        }
        var outcome = offered.pack().withoutAgreement(ids.next(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        packs.add(outcome);
        return new Offered(offered.position(), outcome);
    }
}
