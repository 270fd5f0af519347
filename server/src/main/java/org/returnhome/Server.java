package org.returnhome;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.order.OrderUtil;
import io.micronaut.runtime.server.EmbeddedServer;
import org.returnhome.storage.StartupNotice;
import org.returnhome.storage.StartupStep;
import picocli.CommandLine.Command;

/** Starts the service and says where it listens. */
@Command(name = "server", description = "Start the service (this is what happens without a word).")
public final class Server implements Runnable {
    @Override
    public void run() {
        ApplicationContext context = Contexts.start();
        Runtime.getRuntime().addShutdownHook(new Thread(context::close, "stop"));
        EmbeddedServer server = start(context);
        System.out.println("Return Home is listening on " + server.getURL());
        context.getBeansOfType(StartupNotice.class).forEach(notice -> notice.lines().forEach(System.out::println));
    }

    /** Opens both stores, takes the start-up steps in order, then lets requests in. Closes the context if any of it fails. */
    public static EmbeddedServer start(ApplicationContext context) {
        try {
            Contexts.openStores(context);
            context.getBeansOfType(StartupStep.class).stream().sorted(OrderUtil.COMPARATOR).forEach(StartupStep::run);
            return context.getBean(EmbeddedServer.class).start();
        } catch (RuntimeException fault) {
            context.close();
            throw fault;
        }
    }
}
