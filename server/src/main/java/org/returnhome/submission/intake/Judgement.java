package org.returnhome.submission.intake;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.returnhome.access.Caller;
import org.returnhome.access.Role;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.ItemReading;
import org.returnhome.submission.KnownForms;
import org.returnhome.submission.SubmissionFlag;

/** Whether an item that can be read is stored as a submission (wire.md, Sync). Findings and clocks never speak against it. */
sealed interface Judgement {

    /** It is stored; this was noticed. */
    record Storable(Set<SubmissionFlag> noticed) implements Judgement {}

    /** It goes to the quarantine. */
    record Quarantined(Problem problem) implements Judgement {}

    /** Judges an item by what the register knows about it. */
    static Judgement of(Caller caller, ItemReading.Readable item, Circumstances.Known known, KnownForms forms) {
        return forms.problem(item.envelope().form()).or(() -> problem(caller, known))
                .<Judgement>map(Quarantined::new).orElseGet(() -> new Storable(noticed(item, known)));
    }

    private static Optional<Problem> problem(Caller caller, Circumstances.Known known) {
        // The hub works with every child of its authority; a worker with those of visits that are or ever were the worker's.
        var mayKnow = caller.role() == Role.MISSING_COORDINATOR ? known.childKnown() : known.childAssigned();
        if (!mayKnow) {
            return Optional.of(Problem.at(ProblemCode.NEVER_ASSIGNED, "envelope.child", "No visit to this child was ever the worker's."));
        }
        if (!known.visitFits()) {
            return Optional.of(Problem.at(ProblemCode.WRONG_VISIT, "envelope.visit", "There is no such visit to this child."));
        }
        if (known.idTaken()) {
            return Optional.of(Problem.at(ProblemCode.OTHER_CHILD, "envelope.child", "A submission of this id is about another child."));
        }
        return Optional.empty();
    }

    /** What hangs on the register as it is now, and is kept with the document. */
    static Set<SubmissionFlag> noticed(ItemReading.Readable item, Circumstances.Known known) {
        var noticed = EnumSet.noneOf(SubmissionFlag.class);
        if (item.notes().contains(ItemReading.Note.CLOCK_OFF)) {
            noticed.add(SubmissionFlag.CLOCK_OFF);
        }
        if (item.envelope().visit().isEmpty()) {
            noticed.add(SubmissionFlag.WITHOUT_VISIT);
        } else {
            if (!known.visitHeld()) {
                noticed.add(SubmissionFlag.REASSIGNED);
            }
            if (!known.factsPinned()) {
                noticed.add(SubmissionFlag.FACTS_DIFFER);
            }
        }
        return noticed;
    }
}
