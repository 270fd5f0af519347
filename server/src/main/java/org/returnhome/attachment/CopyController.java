package org.returnhome.attachment;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Access;
import org.returnhome.access.Caller;
import org.returnhome.access.Operation;
import org.returnhome.audit.Audit;
import org.returnhome.audit.Read;
import org.returnhome.graphql.Faults;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;
import org.returnhome.storage.Ids;
import org.returnhome.submission.Submissions;

/** Shows the copy of a file to whoever may read its submission; that it was read is on record before the first byte leaves. */
@Controller("/attachments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CopyController {
    private final Access access;
    private final Uploads uploads;
    private final Chunks chunks;
    private final Submissions submissions;
    private final Audit audit;
    private final Ids ids;

    CopyController(Access access, Uploads uploads, Chunks chunks, Submissions submissions, Audit audit, Ids ids) {
        this.access = access;
        this.uploads = uploads;
        this.chunks = chunks;
        this.submissions = submissions;
        this.audit = audit;
        this.ids = ids;
    }

    @Get("/{id}/copy")
    HttpResponse<?> copy(HttpRequest<?> request, String id) {
        var requestId = ids.next();
        try {
            var caller = request.getAttribute(Caller.ATTRIBUTE, Caller.class)
                    .orElseThrow(() -> Refusal.of(ProblemCode.NOT_SIGNED_IN, "A valid access token is needed."));
            var upload = find(caller, id).orElseThrow(CopyController::none);
            var submission = submissions.find(access.scope(caller, Operation.SUBMISSION), upload.submissionId()).orElseThrow(CopyController::none);
            var bytes = chunks.copy(upload.id()).orElseThrow(CopyController::none);
            audit.record(caller, requestId, List.of(new Read(submission.childId(), "Attachment", upload.id(), "copy", Optional.empty())));
            return HttpResponse.ok(bytes).header(HttpHeaders.CONTENT_TYPE, upload.copy().orElseThrow().mediaType())
                    .header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", "default-src 'none'; sandbox").header("Cross-Origin-Resource-Policy", "same-origin");
        } catch (RuntimeException fault) {
            return TusAnswers.refused(Faults.problem(fault, requestId));
        }
    }

    private Optional<Upload> find(Caller caller, String id) {
        try {
            return uploads.find(caller.authorityId(), UUID.fromString(id)).filter(upload -> upload.copy().isPresent() && uploads.named(upload));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static Refusal none() {
        return Refusal.of(ProblemCode.NOT_FOUND, "There is no such copy.");
    }
}
