package org.returnhome.submission.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.returnhome.access.Caller;
import org.returnhome.access.Devices;
import org.returnhome.submission.ItemReading;
import org.returnhome.submission.KnownForms;
import org.returnhome.submission.ReadItem;
import org.returnhome.submission.Sender;
import org.returnhome.submission.SubmissionItem;

/** Reads what came and says what is to become of each item; writes nothing. */
@Singleton
class PlanItems {
    private final ReadItem readItem;
    private final Devices devices;
    private final Circumstances circumstances;
    private final KnownForms forms;

    PlanItems(ReadItem readItem, Devices devices, Circumstances circumstances, KnownForms forms) {
        this.readItem = readItem;
        this.devices = devices;
        this.circumstances = circumstances;
        this.forms = forms;
    }

    /** A plan for each item, in order. */
    List<Plan> plan(Caller caller, List<SubmissionItem> items, Instant receivedAt) {
        var keys = new EnrolledKeys(devices, caller.authorityId());
        var sender = new Sender(caller.personId(), false, receivedAt);
        var readings = items.stream().map(item -> readItem.read(item, keys, sender)).toList();
        var known = circumstances.of(caller.authorityId(), readings.stream().filter(ItemReading.Readable.class::isInstance)
                .map(reading -> ((ItemReading.Readable) reading).envelope()).toList()).iterator();
        var plans = new ArrayList<Plan>();
        for (int index = 0; index < items.size(); index++) {
            var item = items.get(index);
            plans.add(switch (readings.get(index)) {
                case ItemReading.OverLimit over -> new Plan.TurnAway(over.problem());
                case ItemReading.Unreadable bad -> new Plan.SetAside(item, bad.problems(), bad.salvage(), bad.content());
                case ItemReading.Readable good -> judged(caller, item, good, known.next());
            });
        }
        return plans;
    }

    private Plan judged(Caller caller, SubmissionItem item, ItemReading.Readable content, Circumstances.Known known) {
        return switch (Judgement.of(caller, content, known, forms)) {
            case Judgement.Storable(var noticed) -> new Plan.Keep(content, noticed);
            case Judgement.Quarantined(var problem) ->
                    new Plan.SetAside(item, List.of(problem), ItemReading.Salvage.of(content), Optional.of(content));
        };
    }
}
