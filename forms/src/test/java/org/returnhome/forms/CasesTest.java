package org.returnhome.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.returnhome.engine.Engine;
import org.returnhome.engine.Finding;
import org.returnhome.engine.Form;
import org.returnhome.engine.Json;
import org.returnhome.engine.JsonWriter;
import org.returnhome.engine.Verdict;

/** Runs every case of every form, and writes each with its verdict for the browser's engine, which must come to the same text (conformance/cases.test.ts). */
class CasesTest {
    private static final List<String> VECTORS = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> every_case_finds_what_it_says() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Definitions.Definition definition : Definitions.all()) {
            Form form = definition.form();
            String json = definition.json();
            for (Path file : definition.caseFiles()) {
                for (Case one : Case.of(file)) {
                    tests.add(DynamicTest.dynamicTest(definition.name() + ": " + one.name(), () -> check(definition.name(), form, json, one)));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    @AfterAll
    static void write() throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "conformance"));
        Files.write(directory.resolve("cases.jsonl"), VECTORS);
    }

    private static void check(String definition, Form form, String json, Case one) {
        Verdict verdict = Engine.judge(form, one.answers(), one.facts(), one.evaluatedAt());
        VECTORS.add(vector(definition, json, one, verdict));
        String where = one.file() + ":" + one.line();
        List<String> findings = verdict.findings().stream().map(CasesTest::spelt).toList();
        Json.Fields expect = one.expect();
        if (expect.get("findings").isPresent()) assertThat(findings).as("%s findings", where).isEqualTo(agreeing(texts(expect, "findings"), findings));
        for (String wanted : texts(expect, "includes")) assertThat(findings).as("%s includes", where).anyMatch(found -> agrees(wanted, found));
        for (String unwanted : texts(expect, "excludes")) assertThat(findings).as("%s excludes", where).noneMatch(found -> agrees(unwanted, found));
        if (expect.get("flags").isPresent()) assertThat(verdict.flags()).as("%s flags", where).isEqualTo(texts(expect, "flags"));
        assertThat(verdict.asked()).as("%s asked", where).containsAll(texts(expect, "asked"));
        List<String> notAsked = texts(expect, "notAsked");
        if (!notAsked.isEmpty()) assertThat(verdict.asked()).as("%s notAsked", where).doesNotContainAnyElementsOf(notAsked);
        if (expect.get("computed").orElse(null) instanceof Json.Fields(Map<String, Json> computed)) {
            computed.forEach((id, value) -> assertThat(verdict.computed()).as("%s computed", where).containsEntry(id, ((Json.Text) value).value()));
        }
    }

    private static String spelt(Finding finding) {
        return finding.kind().word() + " " + finding.question() + " " + finding.code();
    }

    /** A wanted finding may leave out the code. */
    private static boolean agrees(String wanted, String found) {
        return found.equals(wanted) || found.substring(0, found.lastIndexOf(' ')).equals(wanted);
    }

    /** The wanted findings, each spelt out as the one found in its place if they agree, so that a difference shows both in full. */
    private static List<String> agreeing(List<String> wanted, List<String> found) {
        List<String> spelt = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) spelt.add(i < found.size() && agrees(wanted.get(i), found.get(i)) ? found.get(i) : wanted.get(i));
        return spelt;
    }

    private static List<String> texts(Json.Fields fields, String key) {
        return fields.list(key).stream().map(text -> ((Json.Text) text).value()).toList();
    }

    private static String vector(String definition, String json, Case one, Verdict verdict) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("name", new Json.Text(definition + ": " + one.name()));
        members.put("definition", new Json.Text(json));
        members.put("answers", new Json.Text(JsonWriter.write(one.answers())));
        members.put("facts", new Json.Text(JsonWriter.write(one.facts())));
        members.put("evaluatedAt", new Json.Text(one.evaluatedAt()));
        members.put("verdict", new Json.Text(verdict.json()));
        return JsonWriter.write(new Json.Fields(members));
    }
}
