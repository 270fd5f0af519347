package org.returnhome.submission;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Wiring;
import org.returnhome.problem.Problem;

/** Resolver of {@code chooseRevision}. */
@Singleton
final class ChoiceFields implements Fields {
    private static final int LONGEST_REASON = 2000;

    private final ChooseRevision chooseRevision;

    ChoiceFields(ChooseRevision chooseRevision) {
        this.chooseRevision = chooseRevision;
    }

    /** Answer to {@code chooseRevision}. */
    public record ChooseRevisionPayload(Optional<Submission> submission, List<Problem> problems) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.type("ChooseRevisionPayload", ChooseRevisionPayload.class);
        wiring.mutation("chooseRevision", environment -> {
            var execution = Execution.of(environment);
            var input = Input.of(environment).object("input");
            return switch (chooseRevision.choose(execution.caller(), input.id("submissionId", "Submission"), input.text("contentDigest"),
                    input.text("reason", LONGEST_REASON))) {
                case ChooseRevision.Outcome.Chosen(var submission) -> {
                    execution.reads().noteChildRead(submission.childId(), "Submission", submission.id(), "chooseRevision");
                    yield new ChooseRevisionPayload(Optional.of(submission), List.of());
                }
                case ChooseRevision.Outcome.Refused(var problem) -> new ChooseRevisionPayload(Optional.empty(), List.of(problem));
            };
        });
    }
}
