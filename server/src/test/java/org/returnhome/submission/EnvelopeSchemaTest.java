package org.returnhome.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.returnhome.problem.Problem;

class EnvelopeSchemaTest {
    private final EnvelopeSchema schema = new EnvelopeSchema();

    @Test
    void several_faults_are_told_at_once_each_with_its_place_and_never_with_the_value() {
        var envelope = envelope().put("child", "Tom Sample").put("language", "English please");
        envelope.withObject("/answers").putObject("Tom Sample said so").put("value", "x");
        assertThat(schema.problems(envelope)).extracting(problem -> problem.path().orElse(""))
                .contains("child", "language", "answers").hasSizeLessThanOrEqualTo(10);
        assertThat(schema.problems(envelope)).extracting(Problem::toString).noneMatch(text -> text.contains("Tom") || text.contains("please"));
    }

    @Test
    void whatever_is_taken_out_or_replaced_the_reader_takes_only_what_the_schema_takes() {
        var places = new ArrayList<String>();
        places(envelope(), "", places);
        var replacements = List.of("null", "\"\"", "0", "-1", "true", "[]", "{}", "\"x\\ny\"", "[null]", "{\"$ne\":1}");
        int taken = 0;
        for (var place : places) {
            for (var replacement : replacements) {
                var changed = envelope();
                replace(changed, place, replacement);
                if (schema.problems(changed).isEmpty()) {
                    taken++;
                    assertThat(EnvelopeJson.read(changed)).as(place + " = " + replacement).isNotNull();
                }
            }
        }
        assertThat(places).hasSizeGreaterThan(80);
        assertThat(taken).isBetween(50, places.size() * replacements.size() / 2);
    }

    @Test
    void a_list_of_a_hundred_thousand_entries_is_refused_in_no_time_wherever_it_is() {
        for (var pointer : List.of("/episodes", "/wishes", "/evidence", "/attachments", "/wishes/0/exceptSections", "/facts/list")) {
            var envelope = envelope();
            var list = Tablets.JSON.createArrayNode();
            for (int at = 0; at < 100_000; at++) {
                list.add(at);
            }
            ((ObjectNode) envelope.at(pointer.substring(0, pointer.lastIndexOf('/')))).set(pointer.substring(pointer.lastIndexOf('/') + 1), list);
            var before = System.nanoTime();
            assertThat(schema.problems(envelope)).singleElement().satisfies(problem ->
                    assertThat(problem.path()).contains(pointer.substring(1).replace('/', '.')));
            assertThat(System.nanoTime() - before).as("nanoseconds for " + pointer).isLessThan(1_000_000_000L);
        }
    }

    @Test
    void many_threads_may_ask_at_once() throws Exception {
        var right = envelope();
        var wrong = envelope().put("child", "x");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = new ArrayList<Future<Boolean>>();
            for (int at = 0; at < 2_000; at++) {
                answers.add(threads.submit(() -> schema.problems(right).isEmpty() && schema.problems(wrong).size() == 1));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        }
    }

    private static ObjectNode envelope() {
        return EnvelopeJson.write(Tablets.tablet().sign(Tablets.draft(), Tablets.SIGNED_BY_CHILD).envelope());
    }

    private static void places(JsonNode node, String pointer, List<String> into) {
        node.properties().forEach(member -> {
            into.add(pointer + "/" + member.getKey());
            places(member.getValue(), pointer + "/" + member.getKey(), into);
        });
        for (int at = 0; node.isArray() && at < node.size(); at++) {
            into.add(pointer + "/" + at);
            places(node.get(at), pointer + "/" + at, into);
        }
    }

    private static void replace(ObjectNode envelope, String pointer, String json) {
        int end = pointer.lastIndexOf('/');
        var parent = envelope.at(pointer.substring(0, end));
        var name = pointer.substring(end + 1);
        var value = Tablets.json(("{\"v\":" + json + "}").getBytes()).get("v");
        if (parent instanceof ObjectNode object) {
            object.set(name, value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), value);
        }
    }
}
