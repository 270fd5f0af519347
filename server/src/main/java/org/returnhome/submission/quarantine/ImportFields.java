package org.returnhome.submission.quarantine;

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
import org.returnhome.submission.intake.SyncResult;
import org.returnhome.tablet.ImportedCopies;

/** Resolver of {@code importSubmissions}. */
@Singleton
final class ImportFields implements Fields {
    private static final int MOST = 50;
    private static final int LONGEST_REASON = 2_000;

    private final ImportSubmissions importSubmissions;
    private final ImportedCopies copies;

    ImportFields(ImportSubmissions importSubmissions, ImportedCopies copies) {
        this.importSubmissions = importSubmissions;
        this.copies = copies;
    }

    /** Answer to {@code importSubmissions}. */
    public record ImportSubmissionsPayload(List<SyncResult> results, List<Problem> problems) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.mutation("importSubmissions", this::bringIn);
        wiring.type("ImportSubmissionsPayload", ImportSubmissionsPayload.class);
    }

    private ImportSubmissionsPayload bringIn(DataFetchingEnvironment environment) {
        var caller = Execution.of(environment).caller();
        var input = Input.of(environment).object("input");
        var items = input.objects("items");
        if (items.isEmpty() || items.size() > MOST) {
            throw Refusal.at(ProblemCode.OVER_LIMIT, "input.items", "A request takes 1 to " + MOST + " items.");
        }
        var reason = input.text("reason", LONGEST_REASON);
        var copy = input.optionalId("sealedCopyId", "SealedCopy");
        if (copy.isPresent() && !copies.known(caller, copy.get())) {
            return new ImportSubmissionsPayload(List.of(), List.of(Problem.at(ProblemCode.NOT_FOUND, "input.sealedCopyId", "There is no such copy.")));
        }
        var results = importSubmissions.bringIn(caller, items.stream().map(ImportFields::item).toList(), reason);
        copies.imported(caller, copy);
        return new ImportSubmissionsPayload(IntStream.range(0, results.size())
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
