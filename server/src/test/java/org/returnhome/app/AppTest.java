package org.returnhome.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.returnhome.storage.TestStores;

/** How the tablet app is served (issue 3, 1): under a strict policy, and nothing but its own files. */
class AppTest {

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(AppFiles.class, AppFiles.in("app-sample"));

    @ParameterizedTest
    @ValueSource(strings = {"/app/../application.yml", "/app/%2e%2e/application.yml", "/app/..%2fapplication.yml", "/app/assets/..%5c..%5cindex.html",
        "/app/assets/%2e%2e/index.html", "/app/%00index.html", "/app//etc/passwd.txt", "/app/logback.xml"})
    void nothing_but_the_files_of_the_app_is_served(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(text(answer)).doesNotContain("micronaut").doesNotContain("root:").doesNotContain("<html");
    }

    @Test
    void a_file_that_is_not_there_is_not_answered_with_the_start_page() throws Exception {
        assertThat(get("/app/assets/old-1234.js").statusCode()).isEqualTo(404);
    }

    @Test
    void the_app_runs_under_a_policy_without_anything_unsafe() throws Exception {
        for (var path : new String[] {"/app/", "/app/sw.js", "/app/assets/index-4f7k.js", "/app/assets/none.js"}) {
            var policy = header(get(path), "Content-Security-Policy");
            assertThat(policy).startsWith("default-src 'none'; script-src 'self'; style-src 'self';").contains("frame-ancestors 'none'")
                    .contains("connect-src 'self'").contains("base-uri 'none'").doesNotContain("unsafe");
            assertThat(header(get(path), "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(get(path), "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(get(path), "Permissions-Policy")).contains("camera=(self)").contains("microphone=(self)").contains("geolocation=()");
        }
    }

    @Test
    void pages_of_the_app_are_its_start_page() throws Exception {
        for (var path : new String[] {"/app/", "/app/visits", "/app/visits/0193b2c4/questions"}) {
            var answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(text(answer)).contains("<title>Sample</title>");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        }
        assertThat(get("/app").statusCode()).isBetween(300, 308);
        assertThat(header(get("/app"), "Location")).isEqualTo("/app/");
    }

    @Test
    void what_is_named_by_its_content_is_kept_for_ever_and_the_rest_is_asked_for_again() throws Exception {
        assertThat(header(get("/app/assets/index-4f7k.js"), "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(get("/app/sw.js"), "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(get("/app/sw.js"), "Service-Worker-Allowed")).isEqualTo("/app/");
        assertThat(header(get("/app/manifest.webmanifest"), "Content-Type")).startsWith("application/manifest+json");
    }

    @Test
    void what_the_browser_has_is_not_sent_again() throws Exception {
        for (var encoding : new String[] {"gzip", "identity"}) {
            var tag = header(get("/app/sw.js", "Accept-Encoding", encoding), "ETag");
            assertThat(tag).matches("\"[0-9a-f]{32}(-gz)?\"");
            var again = get("/app/sw.js", "Accept-Encoding", encoding, "If-None-Match", tag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "ETag")).isEqualTo(tag);
        }
        assertThat(get("/app/sw.js", "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
    }

    @Test
    void scripts_are_sent_zipped_to_whoever_takes_it() throws Exception {
        var plain = get("/app/assets/index-4f7k.js", "Accept-Encoding", "identity");
        var zipped = get("/app/assets/index-4f7k.js", "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(zipped, "Vary")).isEqualToIgnoringCase("Accept-Encoding");
        assertThat(zipped.body().length).isLessThan(plain.body().length / 4);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes()).isEqualTo(plain.body());
    }

    @Test
    void the_page_at_the_root_leads_to_the_app() throws Exception {
        assertThat(text(get("/"))).contains("href=\"/app/\"");
    }

    @Test
    void a_server_without_its_app_says_so() throws Exception {
        try (var stores = TestStores.serving().bean(AppFiles.class, AppFiles.in("no-such-folder")).start()) {
            var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(stores.url("/app/")).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("built without the tablet app");
            assertThat(stores.bean(AppNotice.class).lines().getFirst()).contains("WITHOUT the tablet app");
        }
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(STORES.url(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
