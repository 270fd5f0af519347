package org.returnhome.access.token;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.returnhome.access.Caller;
import org.returnhome.graphql.Faults;
import org.returnhome.problem.ProblemCode;
import org.returnhome.storage.Ids;

/**
 * Lets a request in only with a good bearer token of an active person, and leaves the {@link Caller} on it as the
 * attribute {@link Caller#ATTRIBUTE}. Otherwise 401 with the problem code; the caller is not told what was wrong with a token.
 */
@ServerFilter({"/graphql", "/graphql/**", "/attachments", "/attachments/**"})
public final class AuthenticationFilter {
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([^ ]+)");

    private final TokenCheck check;
    private final Callers callers;
    private final Ids ids;

    AuthenticationFilter(TokenCheck check, Callers callers, Ids ids) {
        this.check = check;
        this.callers = callers;
        this.ids = ids;
    }

    /** Null lets the request go on. */
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> authenticate(HttpRequest<?> request) {
        var headers = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
        var bearer = BEARER.matcher(headers.size() == 1 ? headers.getFirst().trim() : "");
        if (!bearer.matches()) {
            return refused("Bearer realm=\"Return Home\"", ProblemCode.NOT_SIGNED_IN, "Sign in, and send the access token as a bearer token.");
        }
        return switch (check.check(bearer.group(1))) {
            case TokenCheck.Outcome.Good good -> admit(request, good);
            case TokenCheck.Outcome.Expired() -> invalid(ProblemCode.TOKEN_EXPIRED, "The token is past its time.");
            case TokenCheck.Outcome.Bad() -> invalid(ProblemCode.TOKEN_INVALID, "The token is not good here.");
            case TokenCheck.Outcome.NoKeys() -> unavailable("The keys of the token's issuer cannot be had now.");
        };
    }

    private HttpResponse<?> admit(HttpRequest<?> request, TokenCheck.Outcome.Good good) {
        try {
            var caller = callers.find(good);
            caller.ifPresent(found -> request.setAttribute(Caller.ATTRIBUTE, found));
            return caller.isPresent() ? null : invalid(ProblemCode.TOKEN_INVALID, "The token is not good here.");
        } catch (RuntimeException fault) {
            var problem = Faults.problem(fault, ids.next());
            return problem.retryable() ? unavailable(problem.message())
                    : answer(HttpStatus.INTERNAL_SERVER_ERROR, problem.code(), problem.message());
        }
    }

    private static HttpResponse<?> invalid(ProblemCode code, String message) {
        return refused("Bearer realm=\"Return Home\", error=\"invalid_token\", error_description=\"" + message + "\"", code, message);
    }

    private static HttpResponse<?> refused(String challenge, ProblemCode code, String message) {
        return answer(HttpStatus.UNAUTHORIZED, code, message).header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    private static HttpResponse<?> unavailable(String message) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, ProblemCode.UNAVAILABLE, message).header(HttpHeaders.RETRY_AFTER, "5");
    }

    private static MutableHttpResponse<?> answer(HttpStatus status, ProblemCode code, String message) {
        return HttpResponse.status(status).contentType(MediaType.APPLICATION_JSON_TYPE)
                .body(Map.of("errors", List.of(Map.of("message", message, "extensions", Map.of("code", code.word())))));
    }
}
