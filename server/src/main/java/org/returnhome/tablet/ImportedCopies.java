package org.returnhome.tablet;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Access;
import org.returnhome.access.Caller;
import org.returnhome.access.Operation;

/** Where an import notes from which sealed copy it came. */
@Singleton
public class ImportedCopies {
    private final Access access;
    private final SealedCopies copies;
    private final Clock clock;

    ImportedCopies(Access access, SealedCopies copies, Clock clock) {
        this.access = access;
        this.copies = copies;
        this.clock = clock;
    }

    /** Whether the caller may say that an import came from this copy. */
    public boolean known(Caller caller, UUID copyId) {
        return copies.find(access.scope(caller, Operation.IMPORT_SUBMISSIONS), copyId).isPresent();
    }

    /** Notes it; the first import stays on record. */
    public void imported(Caller caller, Optional<UUID> copyId) {
        copyId.ifPresent(id -> copies.imported(id, new SealedCopy.Importing(caller.personId(), clock.instant().truncatedTo(ChronoUnit.MILLIS))));
    }
}
