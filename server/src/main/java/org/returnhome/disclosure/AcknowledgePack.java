package org.returnhome.disclosure;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Scope;
import org.returnhome.storage.Register;

/** A force confirms that it holds the exact bytes of a pack it has pulled. Sent again, it changes nothing. */
@Singleton
public class AcknowledgePack {

    private final Register register;
    private final PackRepository packs;
    private final Ledger ledger;
    private final Clock clock;

    AcknowledgePack(Register register, PackRepository packs, Ledger ledger, Clock clock) {
        this.register = register;
        this.packs = packs;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is on record, now or from before. */
        record Acknowledged(Pack pack) implements Outcome {}

        /** The force has not pulled such a pack. */
        record NotPulled() implements Outcome {}

        /** The digest is not that of the document that was sent. */
        record WrongDigest() implements Outcome {}
    }

    /** Acknowledges a pack that this force has pulled, superseded since or not. */
    public Outcome acknowledge(Scope.OwnForce force, UUID personId, UUID packId, String documentDigest) {
        return register.together(() -> {
            ledger.hold(force.authorityId());
            var found = packs.find(force.authorityId(), force.agencyId(), packId);
            if (found.isEmpty() || !ledger.pulled(packId, force.agencyId())) {
                return new Outcome.NotPulled();
            }
            var pack = found.get();
            if (!pack.documentDigest().equals(documentDigest)) {
                return new Outcome.WrongDigest();
            }
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (packs.acknowledge(packId, personId, now)) {
                ledger.append(force.authorityId(), List.of(pack.event(LedgerEntry.Kind.ACKNOWLEDGE, personId, Optional.empty())));
            }
            return new Outcome.Acknowledged(packs.find(force.authorityId(), force.agencyId(), packId).orElseThrow());
        });
    }
}
