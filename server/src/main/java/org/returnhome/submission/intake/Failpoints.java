package org.returnhome.submission.intake;

import jakarta.inject.Singleton;

/** Places at which a test ends the work as a crash would. */
public interface Failpoints {

    /** Is told whenever the work comes to a place; what it throws ends the work there. */
    void reached(Place place);

    /** Where a crash would be worst. */
    enum Place {
        /** The intake is open, no document is written. */
        BEFORE_DOCUMENTS,
        /** The documents are written, the register does not know. */
        AFTER_DOCUMENTS,
        /** The index is written, the transaction is not committed. */
        BEFORE_COMMIT
    }

    /** Lets everything pass. */
    @Singleton
    final class None implements Failpoints {
        @Override
        public void reached(Place place) {
            // nothing fails on purpose here
        }
    }
}
