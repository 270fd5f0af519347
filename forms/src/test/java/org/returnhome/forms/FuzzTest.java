package org.returnhome.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.returnhome.engine.Engine;
import org.returnhome.engine.Form;
import org.returnhome.engine.JsonReader;
import org.returnhome.engine.Verdict;

/** Judges many made-up answer sets of each form and writes them with the SHA-256 of each verdict for the browser's engine (conformance/fuzz.test.ts). */
class FuzzTest {
    private static final int SETS = 10_000;
    private static final long SEED = 20_261_122;

    @TestFactory
    Stream<DynamicTest> no_answer_set_stops_the_engine() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Definitions.Definition definition : Definitions.all()) tests.add(DynamicTest.dynamicTest(definition.name(), () -> fuzz(definition)));
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void fuzz(Definitions.Definition definition) throws IOException, NoSuchAlgorithmException {
        Form form = definition.form();
        AnswerMaker maker = new AnswerMaker(form, SEED);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        Set<String> asked = new HashSet<>();
        Path directory = Files.createDirectories(Path.of("target", "conformance"));
        Path file = directory.resolve("fuzz-" + definition.name() + ".jsonl.gz");
        try (BufferedWriter lines = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.US_ASCII))) {
            lines.write(quoted(definition.json()) + "\n");
            for (int i = 0; i < SETS; i++) {
                String answers = maker.answers();
                String facts = maker.facts();
                String evaluatedAt = maker.evaluatedAt();
                Verdict verdict = Engine.judge(form, answers, facts, evaluatedAt);
                asked.addAll(verdict.asked());
                byte[] utf8 = verdict.json().getBytes(StandardCharsets.UTF_8);
                if (i % 100 == 0) assertThat(JsonReader.read(verdict.json())).isPresent();
                lines.write("[" + quoted(answers) + "," + quoted(facts) + "," + quoted(evaluatedAt) + ",\"" + HexFormat.of().formatHex(sha256.digest(utf8)) + "\"]\n");
            }
        }
        assertThat(asked).as("the sets reach every question").containsAll(form.questions().keySet());
    }

    /** A JSON string in ASCII alone, which carries lone surrogates unharmed through a file. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (char unit : text.toCharArray()) {
            if (unit < ' ' || unit > '~' || unit == '"' || unit == '\\') quoted.append("\\u").append(HexFormat.of().toHexDigits(unit));
            else quoted.append(unit);
        }
        return quoted.append('"').toString();
    }
}
