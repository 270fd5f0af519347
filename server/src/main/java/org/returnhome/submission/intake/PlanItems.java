package org.returnhome.submission.intake;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.returnhome.access.Caller;
import org.returnhome.submission.ItemReading;
import org.returnhome.submission.KnownForms;
import org.returnhome.submission.ReadItem;
import org.returnhome.submission.Sender;
import org.returnhome.submission.SubmissionItem;

/** Reads what came and says what is to become of each item; writes nothing. */
@Singleton
class PlanItems {
    private final ReadItem readItem;
    private final Circumstances circumstances;
    private final KnownForms forms;

    PlanItems(ReadItem readItem, Circumstances circumstances, KnownForms forms) {
        this.readItem = readItem;
        this.circumstances = circumstances;
        this.forms = forms;
    }

    /** A plan for each item, in order. */
    List<Plan> plan(Caller caller, List<SubmissionItem> items, Sender sender) {
        var opened = items.stream().map(readItem::open).toList();
        var known = circumstances.of(caller.authorityId(), opened.stream().map(one -> new Circumstances.Claim(one.envelope(), one.keyId())).toList());
        var plans = new ArrayList<Plan>();
        for (int index = 0; index < items.size(); index++) {
            plans.add(plan(caller, items.get(index), readItem.judge(opened.get(index), known.get(index).key(), sender), known.get(index)));
        }
        return plans;
    }

    private Plan plan(Caller caller, SubmissionItem item, ItemReading reading, Circumstances.Known known) {
        return switch (reading) {
            case ItemReading.OverLimit over -> new Plan.TurnAway(over.problem());
            case ItemReading.Unreadable bad -> new Plan.SetAside(item, bad.problems(), bad.salvage(), bad.content());
            case ItemReading.Readable good -> judged(caller, item, good, known);
        };
    }

    private Plan judged(Caller caller, SubmissionItem item, ItemReading.Readable content, Circumstances.Known known) {
        return switch (Judgement.of(caller, content, known, forms)) {
            case Judgement.Storable(var noticed) -> new Plan.Keep(content, noticed);
            case Judgement.Quarantined(var problem) ->
                    new Plan.SetAside(item, List.of(problem), ItemReading.Salvage.of(content), Optional.of(content));
        };
    }
}
