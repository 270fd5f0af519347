package org.returnhome.disclosure;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.returnhome.Contexts;
import picocli.CommandLine.Command;

/** Says for each authority whether its chain holds, or where it breaks first. Ends with 1 when one is broken. */
@Command(name = "check-ledger", description = "Recompute the disclosure ledger and say the first break.")
public final class CheckLedger implements Callable<Integer> {

    @Override
    public Integer call() {
        try (var context = Contexts.start()) {
            Contexts.openStores(context);
            return report(context.getBean(LedgerCheck.class).check(), System.out);
        }
    }

    /** Prints a sentence for each chain; answers how the command ends. */
    static int report(List<LedgerCheck.Result> results, PrintStream out) {
        results.forEach(result -> out.println(sentence(result)));
        if (results.isEmpty()) {
            out.println("The ledger is empty.");
        }
        return results.stream().anyMatch(LedgerCheck.Result.Broken.class::isInstance) ? 1 : 0;
    }

    private static String sentence(LedgerCheck.Result result) {
        return switch (result) {
            case LedgerCheck.Result.Unbroken(var authority, var entries, var hash) ->
                    "Authority %s: %d entries, unbroken, head %s.".formatted(authority, entries, hash);
            case LedgerCheck.Result.Broken(var authority, var position, var why) ->
                    "Authority %s: broken at entry %d. %s".formatted(authority, position, why);
        };
    }
}
