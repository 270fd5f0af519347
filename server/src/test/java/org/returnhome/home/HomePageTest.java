package org.returnhome.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.home.DemoSignIns.DemoSignIn;
import org.returnhome.storage.TestStores;

class HomePageTest {

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(DemoSignIns.class, () -> List.of(
            new DemoSignIn("mia.worker", "demo-only", "Mia <Worker> & \"Co\"", "Missing worker")));

    @Test
    void the_page_is_open_to_anybody_and_loads_nothing_from_elsewhere() throws Exception {
        var page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).isEqualTo("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'; style-src 'self';");
        assertThat(page.body()).doesNotContain("http://").doesNotContain("https://").doesNotContain("<script").doesNotContain("style=");
        assertThat(get("/home.css").statusCode()).isEqualTo(200);
        assertThat(get("/home.css").body()).doesNotContain("url(").doesNotContain("@import");
    }

    @Test
    void the_page_says_who_can_sign_in_and_escapes_what_it_shows() throws Exception {
        assertThat(get("/").body()).contains("mia.worker").contains("demo-only").contains("Mia &lt;Worker&gt; &amp; &quot;Co&quot;")
                .doesNotContain("<Worker>").doesNotContain("<!-- people -->");
    }

    @Test
    void the_schema_is_served_as_text_with_every_domain_word() throws Exception {
        var schema = get("/schema.graphql").body();
        assertThat(schema).contains("type Query {").contains("enum ProblemCode").contains("type Child implements Node").contains("scalar DateTime").contains("±");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(STORES.url(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
