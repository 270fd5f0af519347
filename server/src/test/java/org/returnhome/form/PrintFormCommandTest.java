package org.returnhome.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PrintFormCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_form_that_is_not_there_is_named_with_those_that_are() {
        assertThat(print("nothing")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no such form").contains("returnHomeInterview 1");
    }

    @Test
    void rules_are_printed_as_english_sentences() {
        assertThat(print("returnHomeInterview")).isZero();
        assertThat(out.toString()).contains("Return home interview (MISP_RI), version 1").contains("Asked when “Missing Person Interview taken place” is “Yes”.")
                .contains("Source: S2 App e").doesNotContain("Compare[").doesNotContain("null");
    }

    private int print(String... arguments) {
        return new CommandLine(new PrintFormCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
