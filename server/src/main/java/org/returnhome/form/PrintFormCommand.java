package org.returnhome.form;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a form version for review; needs no stores. */
@Command(name = "print-form", mixinStandardHelpOptions = true, description = "Print a form for review: its questions, and its rules in English.")
public final class PrintFormCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", description = "The form's key, such as returnHomeInterview.")
    private String key;

    @Parameters(index = "1", arity = "0..1", description = "The version; left out, the newest.")
    private Integer version;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        return switch (LoadForms.from(FormFiles.onClassPath())) {
            case LoadForms.Outcome.Refused refused -> {
                refused.problems().forEach(err::println);
                yield 1;
            }
            case LoadForms.Outcome.Loaded loaded -> {
                Optional<FormVersion> form = version == null ? loaded.forms().current(key) : loaded.forms().find(key, version);
                form.ifPresentOrElse(found -> PrintForm.lines(found).forEach(out::println), () -> err.println("There is no such form; there are: "
                        + String.join(", ", loaded.forms().all().stream().map(one -> one.key() + " " + one.version()).toList())));
                yield form.isPresent() ? 0 : 1;
            }
        };
    }
}
