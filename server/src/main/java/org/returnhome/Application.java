package org.returnhome;

import java.net.BindException;
import org.returnhome.demo.DemoTablet;
import org.returnhome.disclosure.CheckLedger;
import org.returnhome.form.PrintFormCommand;
import org.returnhome.storage.ConfigurationRefused;
import org.returnhome.submission.intake.RebuildProjectionCommand;
import org.returnhome.tablet.OpenSealedCopy;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command. Without a word it starts the server; further words are the subcommands listed here. */
@Command(name = "return-home", mixinStandardHelpOptions = true, version = "0.1",
        description = "Return home interviews and welfare checks: from form to police pull.",
        subcommands = {
            Server.class,
            Rehearse.class,
            BenchmarkStart.class,
            CheckLedger.class,
            PrintFormCommand.class,
            RebuildProjectionCommand.class,
            OpenSealedCopy.class,
            DemoTablet.class
        })
public final class Application implements Runnable {
    public static void main(String[] arguments) {
        CommandLine commands = new CommandLine(new Application())
                .setExecutionExceptionHandler((fault, command, parsed) -> explain(fault));
        int exit = commands.execute(arguments);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    @Override
    public void run() {
        new Server().run();
    }

    /** Wrong settings are said in a sentence each; a fault keeps its trace. */
    private static int explain(Exception fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationRefused refused) {
                refused.problems().forEach(System.err::println);
                return 1;
            }
            if (cause instanceof BindException) {
                System.err.println("The port is in use by another program: stop that, or set PORT to another.");
                return 1;
            }
        }
        fault.printStackTrace();
        return 2;
    }
}
