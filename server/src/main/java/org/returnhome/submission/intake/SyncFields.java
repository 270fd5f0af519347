package org.returnhome.submission.intake;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Wiring;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;
import org.returnhome.submission.SubmissionItem;

/** Resolver of {@code syncSubmissions}. */
@Singleton
final class SyncFields implements Fields {
    private static final int MOST = 50;

    private final ReceiveSubmissions receiveSubmissions;

    SyncFields(ReceiveSubmissions receiveSubmissions) {
        this.receiveSubmissions = receiveSubmissions;
    }

    /** Answer to {@code syncSubmissions}. */
    public record SyncSubmissionsPayload(List<SyncResult> results, List<Problem> problems) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.mutation("syncSubmissions", this::sync);
        wiring.type("SyncSubmissionsPayload", SyncSubmissionsPayload.class);
        wiring.type("SyncResult", SyncResult.class);
        wiring.words("SyncOutcome", SyncOutcome.class);
    }

    private SyncSubmissionsPayload sync(DataFetchingEnvironment environment) {
        var items = Input.of(environment).object("input").objects("items");
        if (items.isEmpty() || items.size() > MOST) {
            throw Refusal.at(ProblemCode.OVER_LIMIT, "input.items", "A request takes 1 to " + MOST + " items.");
        }
        var results = receiveSubmissions.receive(Execution.of(environment).caller(), items.stream().map(SyncFields::item).toList());
        return new SyncSubmissionsPayload(IntStream.range(0, results.size())
                .mapToObj(index -> within("input.items." + index, results.get(index))).toList(), List.of());
    }

    private static SubmissionItem item(Input item) {
        return new SubmissionItem(item.text("jws"), item.objects("blobs").stream()
                .map(blob -> new SubmissionItem.Blob(blob.text("digest"), blob.text("content"))).toList());
    }

    private static SyncResult within(String path, SyncResult result) {
        return new SyncResult(result.outcome(), result.submissionId(), result.contentDigest(), result.receipt(),
                result.problems().stream().map(problem -> new Problem(problem.code(),
                        Optional.of(problem.path().map(inside -> path + "." + inside).orElse(path)), problem.message(), problem.retryable())).toList());
    }
}
