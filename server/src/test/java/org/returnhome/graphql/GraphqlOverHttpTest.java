package org.returnhome.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.returnhome.storage.TestStores;

/** What comes in and goes out, whatever the schema: status, media types, refusals, pages. */
class GraphqlOverHttpTest {

    private static final Tiny TINY = new Tiny();

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().setting("test.callers", "true")
            .setting("return-home.graphql.time", "1s")
            .bean(GraphQLSchema.class, TINY.schema).bean(Wiring.class, TINY.wiring);

    private final Asking asking = new Asking(STORES.url("/graphql"));

    @Test
    void nobody_is_answered_without_signing_in() {
        var answer = asking.send(request -> request.setHeader("Test-Role", "nobody").POST(BodyPublishers.ofString("{\"query\":\"{ thread }\"}")));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"return-home\"");
        assertThat(answer.code()).isEqualTo("notSignedIn");
        assertThat(answer.json().has("data")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"query\":\"{ thread }\",\"query\":\"{ fails }\"}|400|duplicateKey|query",
            "{\"query\":\"{ thread }\",\"variables\":{\"a\":{\"b\":1,\"b\":2}}}|400|duplicateKey|variables.a.b",
            "{\"query\":\"{ thread }\",\"variables\":{\"a\":\"\\ud800\"}}|400|loneSurrogate|variables.a",
            "{\"query\":\"{ echo(text: \\\"\\\\ud800\\\") }\"}|400|badDocument|``",
            "{\"query\":\"{ echo(text: \\\"\\\\u0000\\\") }\"}|400|nulCharacter|``",
            "not json|400|badRequest|``",
            "[]|400|badRequest|``",
            "{}|400|badRequest|query",
            "{\"query\":1}|400|badRequest|query",
            "{\"query\":\"{ thread }\",\"variables\":[]}|400|badRequest|variables",
            "{\"query\":\"{ thread }\",\"operationName\":{}}|400|badRequest|operationName",
            "{\"query\":\"{ thread }\",\"extensions\":1}|400|badRequest|extensions",
            "{\"query\":\"{\"}|400|badDocument|``",
            "{\"query\":\"{ nothing }\"}|400|badDocument|``",
            "{\"query\":\"query A { thread } query B { thread }\"}|400|badDocument|``",
            "{\"query\":\"query A { thread }\",\"operationName\":\"B\"}|400|badDocument|``"})
    void a_request_that_is_no_graphql_is_refused_with_a_code_and_a_path(String body, int status, String code, String path) {
        var answer = asking.body(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.error().path("extensions").path("path").asText()).isEqualTo(path);
        assertThat(answer.json().has("data")).isFalse();
    }

    @Test
    void media_types_that_are_not_spoken_are_refused() {
        assertThat(asking.send(request -> request.setHeader("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}"))).status()).isEqualTo(415);
        assertThat(asking.send(request -> request.setHeader("Content-Type", "application/json; charset=iso-8859-1")
                .POST(BodyPublishers.ofString("{}"))).status()).isEqualTo(415);
        assertThat(asking.send(request -> request.setHeader("Accept", "text/html").POST(BodyPublishers.ofString("{\"query\":\"{ thread }\"}"))).status()).isEqualTo(406);
        assertThat(asking.send(request -> request.PUT(BodyPublishers.ofString("{}"))).status()).isEqualTo(405);
    }

    @Test
    void a_mutation_is_not_run_by_get() {
        int before = TINY.changed.get();
        var answer = asking.get("mutation { change }");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.response().headers().firstValue("Allow")).hasValue("POST");
        assertThat(TINY.changed.get()).isEqualTo(before);
        assertThat(asking.post("mutation { change }").data().path("change").asText()).isEqualTo("changed " + (before + 1));
    }

    @Test
    void the_older_media_type_keeps_200_for_what_graphql_refused() {
        var answer = asking.send(request -> request.setHeader("Accept", "application/json").POST(BodyPublishers.ofString("{\"query\":\"{\"}")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ fails }", "{ unfit }", "{ strict(text: 1) absent }", "{ echo(number: \"Tamsin Fairweather\") }",
            "{ echo(word: TamsinFairweather) }", "{ echo(at: \"Tamsin Fairweather\") }", "{ echo(input: {number: \"Tamsin Fairweather\"}) }",
            "{ echo(text: \"Tamsin Fairweather }", "query($a: Int = \"Tamsin Fairweather\") { echo(number: $a) }", "{ absent }"})
    void no_message_from_inside_and_no_value_reaches_a_caller(String document) {
        var answer = asking.post(document);
        assertThat(answer.body()).doesNotContain("Tamsin").doesNotContain("TamsinFairweather").doesNotContain("Exception").doesNotContain("org.returnhome");
        assertThat(answer.code()).isIn("fault", "badDocument", "badArgument");
    }

    @Test
    void a_variable_that_does_not_fit_is_named_and_its_value_is_not_told() {
        for (var type : List.of("Int", "DateTime", "Date", "Digest", "Long", "Word", "EchoInput", "Boolean", "Json")) {
            var argument = Map.of("Int", "number", "DateTime", "at", "Date", "on", "Digest", "digest", "Long", "long", "Word", "word",
                    "EchoInput", "input", "Boolean", "yes", "Json", "json").get(type);
            var answer = asking.post("query($given: " + type + ") { echo(" + argument + ": $given) }", Map.of("given", Tiny.SECRET));
            assertThat(answer.status()).as(type).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("badArgument");
            assertThat(answer.error().path("extensions").path("path").asText()).isEqualTo("given");
            assertThat(answer.body()).doesNotContain("Tamsin");
        }
    }

    @Test
    void a_fault_carries_a_reference_and_leaves_the_rest_of_the_answer() {
        var answer = asking.post("{ fails thread }");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo("fault");
        assertThat(answer.error().path("message").asText()).matches("The server failed\\. Its log has more under [0-9a-f-]{36}\\.");
        assertThat(answer.data().path("thread").asText()).isEqualTo("virtual");
    }

    @Test
    void a_store_that_cannot_be_reached_is_503_and_nothing_is_given_out() {
        var answer = asking.post("{ thread outage }");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.error().path("extensions").path("retryable").asBoolean()).isTrue();
        assertThat(answer.json().has("data")).isFalse();
        assertThat(answer.body()).doesNotContain("Tamsin");
    }

    @Test
    void a_refusal_is_told_as_it_is() {
        var answer = asking.post("{ refuses }");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).isEqualTo("notFound");
        assertThat(answer.error().path("extensions").path("path").asText()).isEqualTo("id");
        assertThat(answer.error().path("path").path(0).asText()).isEqualTo("refuses");
    }

    @Test
    void an_answer_that_takes_too_long_is_given_up() {
        long began = System.nanoTime();
        var answer = asking.post("{ slow }");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("tookTooLong");
        assertThat(System.nanoTime() - began).isLessThan(10_000_000_000L);
    }

    @Test
    void pages_are_bounded_and_follow_one_another_without_gap_or_repeat() {
        assertThat(asking.post("{ things(first: 101) { nodes { number } } }").error().path("extensions").path("path").asText()).isEqualTo("first");
        assertThat(asking.post("{ things(first: 0) { nodes { number } } }").code()).isEqualTo("badArgument");
        assertThat(asking.post("{ things(after: \"x\") { nodes { number } } }").code()).isEqualTo("badCursor");
        var seen = new HashSet<Integer>();
        var after = "";
        boolean more = true;
        while (more) {
            var page = asking.post("query($after: String) { things(first: 50, after: $after) { edges { cursor node { number } } "
                    + "pageInfo { hasNextPage endCursor } } }", after.isEmpty() ? Map.of() : Map.of("after", after)).data().path("things");
            page.path("edges").forEach(edge -> assertThat(seen.add(edge.path("node").path("number").asInt())).isTrue());
            after = page.path("pageInfo").path("endCursor").asText();
            more = page.path("pageInfo").path("hasNextPage").asBoolean();
        }
        assertThat(seen).hasSize(120);
    }

    @Test
    void one_level_is_loaded_with_one_call_and_nothing_is_kept_for_the_next_request() {
        for (int time = 0; time < 2; time++) {
            TINY.ownersAsked.set(0);
            var answer = asking.post("{ things(first: 50) { nodes { number next { owner { name } } owner { name } } } }");
            assertThat(answer.json().has("errors")).as(answer.body()).isFalse();
            var nodes = answer.data().path("things").path("nodes");
            assertThat(nodes.path(4).path("owner").path("name").asText()).isEqualTo("owner of 4");
            assertThat(nodes.path(3).path("owner").isNull()).as(nodes.path(3).toString()).isTrue();
            assertThat(nodes.path(3).path("next").path("owner").path("name").asText()).isEqualTo("owner of 4");
            assertThat(TINY.ownersAsked.get()).isBetween(1, 2);
        }
    }

    @Test
    void arguments_come_as_the_schema_types_them() {
        var answer = asking.post("{ echo(at: \"2026-11-22T09:30:00+01:00\", on: \"2026-11-22\", long: 9007199254740991, word: veryLarge, words: [small]) }");
        assertThat(answer.data().path("echo").asText()).isEqualTo(
                "{at=2026-11-22T09:30+01:00, on=2026-11-22, long=9007199254740991, word=VERY_LARGE, words=[SMALL]}");
        assertThat(asking.post("{ echo(long: 9007199254740992) }").status()).isEqualTo(400);
        assertThat(asking.post("{ echo(at: \"2026-11-22T09:30\") }").status()).isEqualTo(400);
    }
}
