package org.returnhome.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the young person wishes about sharing with one recipient (domain §7.3). It is not the lawful basis of anything.
 *
 * @param recipient word of the recipient, as {@code police}
 * @param name which one, where the word alone does not say
 * @param decision what was decided
 * @param exceptSections ids of the form's sections left out; some exactly when the decision is {@link WishDecision#PART}
 * @param purpose what it may be used for, if that was limited
 * @param until last day on which the wish counts; empty: until the involvement ends
 * @param how how it was given; empty only when nothing was decided
 */
public record Wish(String recipient, Optional<String> name, WishDecision decision, List<String> exceptSections,
                   Optional<String> purpose, Optional<LocalDate> until, Optional<WishManner> how) {
    public Wish {
        exceptSections = List.copyOf(exceptSections);
    }
}
