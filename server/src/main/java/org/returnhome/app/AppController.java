package org.returnhome.app;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * The tablet app, to anybody: it holds no data until somebody signs in. Every answer carries the policy under which the app
 * runs, since a worker script has that of its own answer. Pages of the app that are no files are answered with its start page.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class AppController {
    private static final String ROOT = "/app/";
    private static final String START = "index.html";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
            + " media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; font-src 'self'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";
    private static final String PERMISSIONS = "camera=(self), microphone=(self), geolocation=(), display-capture=(), payment=(), usb=()";

    private final AppFiles files;

    AppController(AppFiles files) {
        this.files = files;
    }

    @Get("/app")
    HttpResponse<?> start(HttpRequest<?> request) {
        return request.getPath().equals(ROOT) ? file(request, START)
                : HttpResponse.redirect(URI.create(ROOT));
    }

    @Get("/app/{+path}")
    HttpResponse<?> page(HttpRequest<?> request) {
        var path = request.getPath();
        if (!path.startsWith(ROOT) || path.contains("..") || path.contains("\\") || path.contains("%")) {
            return missing("There is no such file.");
        }
        var name = path.substring(ROOT.length());
        boolean page = name.indexOf('.') < 0;
        return file(request, name.isEmpty() || page && files.find(name).isEmpty() ? START : name);
    }

    private HttpResponse<?> file(HttpRequest<?> request, String name) {
        return files.find(name).<HttpResponse<?>>map(file -> answer(request, file, name)).orElseGet(() -> missing(files.built()
                ? "There is no such file." : "This server was built without the tablet app: build it again without -Dtablet.skip."));
    }

    private static HttpResponse<?> answer(HttpRequest<?> request, AppFile file, String name) {
        var zipped = file.zipped().filter(_ -> acceptsGzip(request));
        var tag = "\"" + file.tag() + (zipped.isPresent() ? "-gz" : "") + "\"";
        var answer = known(request, file.tag()) ? guarded(HttpResponse.notModified()) : guarded(HttpResponse.ok(zipped.orElse(file.content())))
                .header(HttpHeaders.CONTENT_TYPE, file.mediaType());
        if (zipped.isPresent()) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (name.endsWith(".js") && !file.lasting()) {
            answer.header("Service-Worker-Allowed", ROOT);
        }
        return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, file.lasting() ? "public, max-age=31536000, immutable" : "no-cache");
    }

    private static MutableHttpResponse<?> missing(String sentence) {
        return guarded(HttpResponse.notFound(sentence)).header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static MutableHttpResponse<?> guarded(MutableHttpResponse<?> answer) {
        return answer.header("Content-Security-Policy", POLICY).header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer").header("Permissions-Policy", PERMISSIONS)
                .header("Cross-Origin-Opener-Policy", "same-origin").header("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static boolean known(HttpRequest<?> request, String tag) {
        return header(request, HttpHeaders.IF_NONE_MATCH).map(some -> some.equals("*") || some.contains(tag)).orElse(false);
    }

    private static boolean acceptsGzip(HttpRequest<?> request) {
        return header(request, HttpHeaders.ACCEPT_ENCODING).filter(some -> Arrays.stream(some.split(","))
                .map(String::strip).anyMatch(one -> one.startsWith("gzip") && !one.replace(" ", "").endsWith("q=0"))).isPresent();
    }

    private static Optional<String> header(HttpRequest<?> request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }
}
