package org.returnhome.access.token;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.returnhome.access.AccessConfiguration;
import org.returnhome.access.SigningKeys;
import org.returnhome.graphql.Faults;
import org.returnhome.storage.Ids;

/**
 * The built-in issuer over HTTP, shaped as OAuth 2 (RFC 6749 §5): {@code POST /token} with a form, the issuer's metadata,
 * and the public keys that verify tokens and receipts. No answer may be cached that holds a token.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class TokenController {
    private static final int LONGEST_NAME = 200;

    private final AccessConfiguration configuration;
    private final SigningKeys keys;
    private final SignIn signIn;
    private final Ids ids;

    TokenController(AccessConfiguration configuration, SigningKeys keys, SignIn signIn, Ids ids) {
        this.configuration = configuration;
        this.keys = keys;
        this.signIn = signIn;
        this.ids = ids;
    }

    /** {@code grant_type=password} with {@code username} and {@code password}, or {@code refresh_token} with {@code device_proof}. */
    @Post("/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> token(@Body Map<String, Object> form) {
        if (!configuration.hasBuiltInIssuer()) {
            return HttpResponse.notFound();
        }
        if (!form.values().stream().allMatch(String.class::isInstance)) {
            return error(HttpStatus.BAD_REQUEST, "invalid_request", "Each parameter may come once.");
        }
        try {
            return switch (text(form, "grant_type").orElse("")) {
                case "password" -> password(form);
                case "refresh_token" -> refresh(form);
                case "" -> error(HttpStatus.BAD_REQUEST, "invalid_request", "The parameter grant_type is missing.");
                default -> error(HttpStatus.BAD_REQUEST, "unsupported_grant_type", "The grant types are password and refresh_token.");
            };
        } catch (RuntimeException fault) {
            var problem = Faults.problem(fault, ids.next());
            return problem.retryable() ? error(HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", problem.message())
                    : error(HttpStatus.INTERNAL_SERVER_ERROR, "server_error", problem.message());
        }
    }

    @Get("/.well-known/jwks.json")
    Map<String, Object> tokenKeys() {
        return keys.tokenVerificationKeys().toJSONObject(true);
    }

    @Get("/.well-known/receipt-keys.json")
    Map<String, Object> receiptKeys() {
        return keys.receiptVerificationKeys().toJSONObject(true);
    }

    @Get("/.well-known/openid-configuration")
    HttpResponse<?> metadata() {
        if (!configuration.hasBuiltInIssuer()) {
            return HttpResponse.notFound();
        }
        var issuer = configuration.publicUrl();
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("issuer", issuer);
        metadata.put("token_endpoint", issuer + "/token");
        metadata.put("jwks_uri", issuer + "/.well-known/jwks.json");
        metadata.put("grant_types_supported", List.of("password", "refresh_token"));
        metadata.put("response_types_supported", List.of());
        metadata.put("token_endpoint_auth_methods_supported", List.of("none"));
        return HttpResponse.ok(metadata);
    }

    private HttpResponse<?> password(Map<String, Object> form) {
        var userName = text(form, "username");
        var password = text(form, "password");
        if (userName.isEmpty() || password.isEmpty() || userName.get().length() > LONGEST_NAME || userName.get().indexOf('\0') >= 0) {
            return error(HttpStatus.BAD_REQUEST, "invalid_request", "The parameters username and password are needed.");
        }
        return answer(signIn.withPassword(userName.get(), password.get()));
    }

    private HttpResponse<?> refresh(Map<String, Object> form) {
        return text(form, "refresh_token").<HttpResponse<?>>map(token ->
                        answer(signIn.withRefreshToken(token, text(form, "device_proof"))))
                .orElseGet(() -> error(HttpStatus.BAD_REQUEST, "invalid_request", "The parameter refresh_token is needed."));
    }

    private static HttpResponse<?> answer(SignIn.Outcome outcome) {
        return switch (outcome) {
            case SignIn.Outcome.Granted(var accessToken, var life, var refreshToken) -> HttpResponse.ok(Map.of(
                    "access_token", accessToken, "token_type", "Bearer", "expires_in", life.toSeconds(),
                    "refresh_token", refreshToken)).header(HttpHeaders.CACHE_CONTROL, "no-store");
            case SignIn.Outcome.Refused() -> error(HttpStatus.BAD_REQUEST, "invalid_grant",
                    "Not signed in: wrong, past its time, or tried too often; wait a while before the next try.");
            case SignIn.Outcome.TooMany() -> error(HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable",
                    "Too many people sign in at this moment; try again.");
        };
    }

    private static HttpResponse<?> error(HttpStatus status, String error, String description) {
        var answer = HttpResponse.status(status).body(Map.of("error", error, "error_description", description))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return status == HttpStatus.SERVICE_UNAVAILABLE ? answer.header(HttpHeaders.RETRY_AFTER, "2") : answer;
    }

    private static Optional<String> text(Map<String, Object> form, String name) {
        return Optional.ofNullable((String) form.get(name)).filter(value -> !value.isEmpty());
    }
}
