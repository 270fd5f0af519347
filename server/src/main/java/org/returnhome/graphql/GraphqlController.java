package org.returnhome.graphql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.returnhome.access.Caller;
import org.returnhome.json.ParserBuffers;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;
import org.returnhome.storage.Ids;

/** GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/): queries by GET and POST, mutations by POST. */
@Controller("/graphql")
@ExecuteOn(TaskExecutors.BLOCKING)
final class GraphqlController {

    static final MediaType RESPONSE = new MediaType("application/graphql-response+json");
    private static final long LARGEST_BODY = 8L * 1024 * 1024;

    /** Not Micronaut's, which leaves out nulls and empty lists: GraphQL answers every field that was asked for. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder().recyclerPool(ParserBuffers.POOL).build());

    private final Engine engine;
    private final Ids ids;

    GraphqlController(Engine engine, Ids ids) {
        this.engine = engine;
        this.ids = ids;
    }

    @Get(produces = MediaType.ALL)
    HttpResponse<byte[]> get(HttpRequest<?> request) {
        return answer(request, () -> {
            var parameters = new LinkedHashMap<String, String>();
            request.getParameters().forEach((name, values) -> parameters.put(name, only(name, values)));
            return GraphqlRequest.ofParameters(parameters);
        });
    }

    @Post(produces = MediaType.ALL)
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> post(HttpRequest<?> request) {
        return answer(request, () -> GraphqlRequest.ofBody(body((ServerHttpRequest<?>) request)));
    }

    private HttpResponse<byte[]> answer(HttpRequest<?> request, Supplier<GraphqlRequest> reading) {
        var type = answerType(request);
        if (type.isEmpty()) {
            return write(406, RESPONSE, Answer.refused(Problem.of(ProblemCode.BAD_MEDIA_TYPE,
                    "Answers come as application/graphql-response+json or application/json.")));
        }
        Optional<Caller> caller = request.getAttribute(Caller.ATTRIBUTE, Caller.class);
        if (caller.isEmpty()) {
            return write(401, type.get(), Answer.refused(Problem.of(ProblemCode.NOT_SIGNED_IN, "A valid access token is needed.")))
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"return-home\"");
        }
        return run(type.get(), caller.get(), reading);
    }

    private HttpResponse<byte[]> run(MediaType type, Caller caller, Supplier<GraphqlRequest> reading) {
        var requestId = ids.next();
        GraphqlRequest read;
        try {
            read = reading.get();
        } catch (Refusal refusal) {
            return write(unreadable(refusal.problem().code()), type, Answer.refused(refusal.problem()));
        }
        var answer = engine.run(read, caller, requestId);
        int status = answer.code().map(code -> notRun(code, type)).orElse(200);
        var response = write(status, type, answer);
        return switch (status) {
            case 405 -> response.header(HttpHeaders.ALLOW, "POST");
            case 503 -> response.header(HttpHeaders.RETRY_AFTER, "5");
            default -> response;
        };
    }

    /** The status of a request that could not be read as a GraphQL request. */
    private static int unreadable(ProblemCode code) {
        return switch (code) {
            case BODY_TOO_LARGE -> 413;
            case BAD_MEDIA_TYPE -> 415;
            default -> 400;
        };
    }

    /** The status of a request that was not run; the older media type keeps 200 for what GraphQL itself refused. */
    private static int notRun(ProblemCode code, MediaType type) {
        return switch (code) {
            case UNAVAILABLE, TOOK_TOO_LONG -> 503;
            case FAULT -> 500;
            case BAD_METHOD -> 405;
            default -> type.equals(RESPONSE) ? 400 : 200;
        };
    }

    private static byte[] body(ServerHttpRequest<?> request) {
        var type = request.getContentType().orElseThrow(GraphqlController::notJson);
        var charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (!type.getName().equals(MediaType.APPLICATION_JSON) || charset.filter(one -> !one.equalsIgnoreCase("utf-8")).isPresent()) {
            throw notJson();
        }
        var tooLarge = Refusal.of(ProblemCode.BODY_TOO_LARGE, "The request is larger than " + LARGEST_BODY + " bytes.");
        if (request.byteBody().expectedLength().orElse(0) > LARGEST_BODY) {
            throw tooLarge;
        }
        try (var body = request.byteBody().buffer().join()) {
            var bytes = body.toByteArray();
            if (bytes.length > LARGEST_BODY) {
                throw tooLarge;
            }
            return bytes;
        } catch (CompletionException e) {
            throw e.getCause() instanceof ContentLengthExceededException ? tooLarge : e;
        }
    }

    private static Refusal notJson() {
        return Refusal.of(ProblemCode.BAD_MEDIA_TYPE, "Requests are sent as application/json in UTF-8.");
    }

    private static String only(String name, List<String> values) {
        if (values.size() != 1) {
            throw Refusal.at(ProblemCode.DUPLICATE_KEY, name, "A parameter stands twice.");
        }
        return values.getFirst();
    }

    /** The first media type that the caller accepts and we speak; the older one when it is all the same to the caller. */
    private static Optional<MediaType> answerType(HttpRequest<?> request) {
        var accepted = request.getHeaders().accept();
        return accepted.isEmpty() ? Optional.of(MediaType.APPLICATION_JSON_TYPE)
                : accepted.stream().map(GraphqlController::spoken).flatMap(Optional::stream).findFirst();
    }

    private static Optional<MediaType> spoken(MediaType accepted) {
        return switch (accepted.getName()) {
            case "application/graphql-response+json" -> Optional.of(RESPONSE);
            case "application/json", "application/*", "*/*" -> Optional.of(MediaType.APPLICATION_JSON_TYPE);
            default -> Optional.empty();
        };
    }

    private static MutableHttpResponse<byte[]> write(int status, MediaType type, Answer answer) {
        try {
            return HttpResponse.<byte[]>status(status, null).body(JSON.writeValueAsBytes(answer.body()))
                    .header(HttpHeaders.CONTENT_TYPE, type.getName() + "; charset=utf-8")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer holds something that is not JSON", e);
        }
    }
}
