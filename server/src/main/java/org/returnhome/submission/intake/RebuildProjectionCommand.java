package org.returnhome.submission.intake;

import org.returnhome.Contexts;
import picocli.CommandLine.Command;

/** Makes the index of submissions anew from the documents, in place; on the embedded default the service must not be running. */
@Command(name = "rebuild-projection", description = "Make the index of submissions in the register anew from the documents.")
public final class RebuildProjectionCommand implements Runnable {

    @Override
    public void run() {
        try (var context = Contexts.start()) {
            Contexts.openStores(context);
            System.out.println("Indexed " + context.getBean(RebuildProjection.class).rebuild() + " revisions.");
        }
    }
}
