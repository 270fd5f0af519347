package org.returnhome.attachment;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.List;
import java.util.Map;
import org.returnhome.problem.Problem;

/** Answers of the tus endpoint: every one says which version it speaks, and is kept nowhere. */
final class TusAnswers {
    static final String VERSION = "1.0.0";

    private TusAnswers() {}

    /** An answer without a body. */
    static MutableHttpResponse<?> of(int status) {
        return spoken(HttpResponse.status(status, null));
    }

    /** A refusal, told as GraphQL tells its own. */
    static MutableHttpResponse<?> refused(Problem problem) {
        int status = switch (problem.code()) {
            case NOT_FOUND -> 404;
            case OFFSET_CONFLICT -> 409;
            case UPLOAD_REFUSED -> 410;
            case UNSUPPORTED_PROTOCOL -> 412;
            case BODY_TOO_LARGE, OVER_LIMIT -> 413;
            case UNSUPPORTED_MEDIA, BAD_MEDIA_TYPE -> 415;
            case CHECKSUM_MISMATCH, WRONG_DIGEST -> 460;
            case NOT_ALLOWED -> 403;
            case UNAVAILABLE -> 503;
            case FAULT -> 500;
            default -> 400;
        };
        var answer = spoken(HttpResponse.status(status, null).contentType(MediaType.APPLICATION_JSON_TYPE)
                .body(Map.of("errors", List.of(Map.of("message", problem.message(), "extensions", Map.of("code", problem.code().word()))))));
        return status == 503 ? answer.header(HttpHeaders.RETRY_AFTER, "5") : answer;
    }

    private static MutableHttpResponse<?> spoken(MutableHttpResponse<?> answer) {
        return answer.header("Tus-Resumable", VERSION).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
