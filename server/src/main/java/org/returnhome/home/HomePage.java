package org.returnhome.home;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.returnhome.graphql.SchemaText;
import org.returnhome.home.DemoSignIns.DemoSignIn;

/** Serves the page, its style and the schema's text, to anybody and without a script. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class HomePage {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String PEOPLE = "<!-- people -->";

    private final List<DemoSignIns> demos;
    private final SchemaText schema;
    private final String page = resource("index.html");
    private final String style = resource("home.css");

    HomePage(List<DemoSignIns> demos, SchemaText schema) {
        this.demos = demos;
        this.schema = schema;
    }

    @Get(value = "/", produces = "text/html;charset=utf-8")
    HttpResponse<String> page() {
        return guarded(page.replace(PEOPLE, people()));
    }

    @Get(value = "/home.css", produces = "text/css;charset=utf-8")
    HttpResponse<String> style() {
        return guarded(style);
    }

    @Get(value = "/schema.graphql", produces = "text/plain;charset=utf-8")
    HttpResponse<String> schema() {
        return guarded(schema.text());
    }

    private String people() {
        var people = demos.stream().flatMap(demo -> demo.all().stream()).toList();
        if (people.isEmpty()) {
            return "<p>No demo people are loaded here. Sign in with an account of your authority.</p>";
        }
        var rows = people.stream().map(HomePage::row).collect(Collectors.joining("\n"));
        return """
                <p>All of them are made up.</p>
                <div class="wide" role="region" aria-labelledby="who" tabindex="0">
                <table>
                <thead><tr><th scope="col">User name</th><th scope="col">Password</th><th scope="col">Name</th><th scope="col">Role</th></tr></thead>
                <tbody>
                %s
                </tbody>
                </table>
                </div>""".formatted(rows);
    }

    private static String row(DemoSignIn person) {
        return "<tr><th scope=\"row\"><code>%s</code></th><td><code>%s</code></td><td>%s</td><td>%s</td></tr>"
                .formatted(escaped(person.userName()), escaped(person.password()), escaped(person.name()), escaped(person.role()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static MutableHttpResponse<String> guarded(String body) {
        return HttpResponse.ok(body).header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(HomePage.class.getResourceAsStream("/home/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
