package org.returnhome.visit;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.returnhome.access.People;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.GlobalId;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Wiring;
import org.returnhome.problem.Problem;

/** Resolvers of contact attempts: whoever reads a visit reads them. */
@Singleton
final class ContactFields implements Fields {
    private static final String TYPE = "ContactAttempt";

    private final ContactAttempts attempts;
    private final RecordContactAttempt recordContactAttempt;
    private final People people;

    ContactFields(ContactAttempts attempts, RecordContactAttempt recordContactAttempt, People people) {
        this.attempts = attempts;
        this.recordContactAttempt = recordContactAttempt;
        this.people = people;
    }

    /** Answer to {@code recordContactAttempt}. */
    public record RecordContactAttemptPayload(Optional<ContactAttempt> attempt, List<Problem> problems) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.type(TYPE, ContactAttempt.class);
        wiring.childRecord(TYPE, ContactAttempt::childId, ContactAttempt::id);
        wiring.field(TYPE, "id", environment -> new GlobalId(TYPE, environment.<ContactAttempt>getSource().id()));
        wiring.words("ContactKind", ContactKind.class);
        wiring.batch(TYPE, "recordedBy", ContactAttempt::recordedBy, (Execution _, Set<UUID> ids) -> people.find(ids));
        wiring.batch("Visit", "contactAttempts", Visit::id, (Execution _, Set<UUID> ids) -> {
            var found = attempts.ofVisits(ids);
            return ids.stream().collect(Collectors.toMap(Function.identity(), id -> found.getOrDefault(id, List.of())));
        });
        wiring.mutation("recordContactAttempt", this::record);
        wiring.type("RecordContactAttemptPayload", RecordContactAttemptPayload.class);
    }

    private RecordContactAttemptPayload record(DataFetchingEnvironment environment) {
        var input = Input.of(environment).object("input");
        var request = new RecordContactAttempt.Request(input.uuid("clientId"), input.id("visitId", "Visit"), input.word("kind", ContactKind.class),
                input.time("at"), input.optionalText("note"), input.optionalTime("newTime"));
        return switch (recordContactAttempt.record(Execution.of(environment).caller(), request)) {
            case RecordContactAttempt.Outcome.Recorded(var attempt) -> new RecordContactAttemptPayload(Optional.of(attempt), List.of());
            case RecordContactAttempt.Outcome.Refused(var problem) -> new RecordContactAttemptPayload(Optional.empty(), List.of(problem));
        };
    }
}
