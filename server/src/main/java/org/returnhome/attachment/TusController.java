package org.returnhome.attachment;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.returnhome.access.Access;
import org.returnhome.access.Caller;
import org.returnhome.access.Operation;
import org.returnhome.access.Subject;
import org.returnhome.graphql.Faults;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;
import org.returnhome.storage.Ids;

/**
 * Resumable uploads by tus 1.0 (https://tus.io/protocols/resumable-upload): core, creation and checksum. Whoever may hand in a
 * submission may send its files, before it or after it; only who began an upload goes on with it. A file counts for a submission
 * when that names its very digest.
 */
@Controller("/attachments")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TusController {
    private static final String CHUNK = "application/offset+octet-stream";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";

    private final AttachmentConfiguration configuration;
    private final Access access;
    private final Uploads uploads;
    private final ReceiveChunk receiveChunk;
    private final Ids ids;
    private final Clock clock;

    TusController(AttachmentConfiguration configuration, Access access, Uploads uploads, ReceiveChunk receiveChunk, Ids ids, Clock clock) {
        this.configuration = configuration;
        this.access = access;
        this.uploads = uploads;
        this.receiveChunk = receiveChunk;
        this.ids = ids;
        this.clock = clock;
    }

    @Options
    HttpResponse<?> options() {
        return TusAnswers.of(204).header("Tus-Version", TusAnswers.VERSION).header("Tus-Extension", "creation,checksum")
                .header("Tus-Max-Size", Long.toString(configuration.largest())).header("Tus-Checksum-Algorithm", UploadChecksum.ALGORITHMS);
    }

    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<?> create(HttpRequest<?> request) {
        return answer(request, () -> {
            var caller = caller(request);
            var size = number(request, LENGTH);
            var metadata = UploadMetadata.read(header(request, "Upload-Metadata").orElse(""));
            var most = MediaKind.named(metadata.mediaType()).orElseThrow().image() ? configuration.largestImage() : configuration.largest();
            if (size < 1 || size > most) {
                throw Refusal.at(ProblemCode.OVER_LIMIT, LENGTH, "A file of this kind has 1 to " + most + " bytes.");
            }
            if (uploads.begun(caller.authorityId(), caller.personId(), metadata.submission()) >= configuration.mostTries()) {
                throw Refusal.at(ProblemCode.OVER_LIMIT, "submission", "Too many files were begun for this submission.");
            }
            var upload = uploads.enter(new Upload(ids.next(), caller.authorityId(), caller.personId(), metadata.submission(), metadata.attachment(),
                    metadata.question(), metadata.mediaType(), metadata.sha256(), size, 0, Upload.State.ARRIVING, Optional.empty(), Optional.empty()),
                    clock.instant());
            if (upload.size() != size) {
                throw Refusal.at(ProblemCode.BAD_ARGUMENT, LENGTH, "This file was announced before with another length.");
            }
            return TusAnswers.of(201).header(HttpHeaders.LOCATION, "/attachments/" + upload.id());
        });
    }

    @Head("/{id}")
    HttpResponse<?> head(HttpRequest<?> request, String id) {
        return answer(request, () -> {
            var upload = receiveChunk.current(own(request, id));
            if (upload.problem().isPresent()) {
                throw gone();
            }
            return TusAnswers.of(200).header(OFFSET, Long.toString(upload.received())).header(LENGTH, Long.toString(upload.size()));
        });
    }

    @Patch("/{id}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> patch(HttpRequest<?> request, String id) {
        return answer(request, () -> {
            if (request.getContentType().filter(type -> type.getName().equals(CHUNK)).isEmpty()) {
                throw Refusal.of(ProblemCode.BAD_MEDIA_TYPE, "Parts of a file are sent as " + CHUNK + ".");
            }
            var offset = number(request, OFFSET);
            var upload = receiveChunk.current(own(request, id));
            if (upload.problem().isPresent()) {
                throw gone();
            }
            var bytes = body((ServerHttpRequest<?>) request);
            header(request, "Upload-Checksum").ifPresent(checksum -> UploadChecksum.check(checksum, bytes));
            return switch (receiveChunk.receive(upload, offset, bytes)) {
                case ReceiveChunk.Outcome.Kept(var now) -> TusAnswers.of(204).header(OFFSET, Long.toString(now.received()));
                case ReceiveChunk.Outcome.Refused(var problem) -> TusAnswers.refused(problem);
            };
        });
    }

    /** For networks that let only POST through (tus 1.0, Core). */
    @Post("/{id}")
    @Consumes(MediaType.ALL)
    HttpResponse<?> overridden(HttpRequest<?> request, String id) {
        return switch (header(request, "X-HTTP-Method-Override").orElse("")) {
            case "PATCH" -> patch(request, id);
            case "HEAD" -> head(request, id);
            default -> TusAnswers.refused(Problem.of(ProblemCode.BAD_REQUEST, "An upload is gone on with by PATCH."));
        };
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Supplier<HttpResponse<?>> work) {
        if (header(request, "Tus-Resumable").filter(TusAnswers.VERSION::equals).isEmpty()) {
            return TusAnswers.refused(Problem.of(ProblemCode.UNSUPPORTED_PROTOCOL, "The header Tus-Resumable must be " + TusAnswers.VERSION + "."))
                    .header("Tus-Version", TusAnswers.VERSION);
        }
        try {
            return work.get();
        } catch (RuntimeException fault) {
            return TusAnswers.refused(Faults.problem(fault, ids.next()));
        }
    }

    private Caller caller(HttpRequest<?> request) {
        var caller = request.getAttribute(Caller.ATTRIBUTE, Caller.class)
                .orElseThrow(() -> Refusal.of(ProblemCode.NOT_SIGNED_IN, "A valid access token is needed."));
        if (!access.may(caller, Operation.SYNC_SUBMISSIONS, Subject.self(caller)).allowed()) {
            throw Refusal.of(ProblemCode.NOT_ALLOWED, "Your role hands in no files.");
        }
        return caller;
    }

    private Upload own(HttpRequest<?> request, String id) {
        var caller = caller(request);
        try {
            return uploads.find(caller.authorityId(), UUID.fromString(id)).filter(upload -> upload.personId().equals(caller.personId()))
                    .orElseThrow(TusController::none);
        } catch (IllegalArgumentException notAnId) {
            throw none();
        }
    }

    private byte[] body(ServerHttpRequest<?> request) {
        var tooLarge = Refusal.of(ProblemCode.BODY_TOO_LARGE, "A request carries at most " + configuration.largestChunk() + " bytes: send the file in more parts.");
        if (request.byteBody().expectedLength().orElse(0) > configuration.largestChunk()) {
            throw tooLarge;
        }
        try (var body = request.byteBody().buffer().join()) {
            var bytes = body.toByteArray();
            if (bytes.length > configuration.largestChunk()) {
                throw tooLarge;
            }
            return bytes;
        } catch (CompletionException cut) {
            throw cut.getCause() instanceof ContentLengthExceededException ? tooLarge : cut;
        }
    }

    private static long number(HttpRequest<?> request, String name) {
        return header(request, name).filter(text -> text.matches("[0-9]{1,15}")).map(Long::parseLong)
                .orElseThrow(() -> Refusal.at(ProblemCode.BAD_ARGUMENT, name, name + ": a whole number is needed here."));
    }

    private static Optional<String> header(HttpRequest<?> request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    private static Refusal none() {
        return Refusal.of(ProblemCode.NOT_FOUND, "There is no such upload of yours.");
    }

    private static Refusal gone() {
        return Refusal.of(ProblemCode.UPLOAD_REFUSED, "This upload was refused and does not go on. Start the file anew.");
    }
}
