package org.returnhome.submission;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.Wiring;
import org.returnhome.submission.EarlierActions.EarlierAction;
import org.returnhome.visit.Visit;

/** Resolver of {@code Visit.earlierActions}: for the worker who has the visit now, and for nobody else. */
@Singleton
final class EarlierActionFields implements Fields {
    private final EarlierActions actions;

    EarlierActionFields(EarlierActions actions) {
        this.actions = actions;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.type("EarlierAction", EarlierAction.class);
        wiring.childRecord("EarlierAction", EarlierAction::childId, EarlierAction::submissionId);
        wiring.batch("Visit", "earlierActions", (Visit visit) -> visit, this::earlier);
    }

    private Map<Visit, List<EarlierAction>> earlier(Execution execution, Set<Visit> visits) {
        var own = visits.stream().filter(visit -> visit.workerId().equals(execution.caller().personId())).collect(Collectors.toSet());
        Map<UUID, List<EarlierAction>> found = own.isEmpty() ? Map.of()
                : actions.of(own.stream().map(Visit::childId).collect(Collectors.toSet()));
        var answer = new HashMap<Visit, List<EarlierAction>>();
        visits.forEach(visit -> answer.put(visit, own.contains(visit) ? found.getOrDefault(visit.childId(), List.of()).stream()
                .filter(action -> action.visitId().filter(visit.id()::equals).isEmpty()).toList() : List.of()));
        answer.values().forEach(some -> some.forEach(action ->
                execution.reads().noteChildRead(action.childId(), "Submission", action.submissionId(), "earlierActions")));
        return answer;
    }
}
