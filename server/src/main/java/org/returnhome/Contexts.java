package org.returnhome;

import com.mongodb.client.MongoDatabase;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;

/** Application contexts for the server and for commands that need its parts without listening. */
public final class Contexts {
    private Contexts() {}

    /** A context that opens nothing yet: beans are made when they are asked for. */
    public static ApplicationContext start() {
        return start(Map.of());
    }

    /** The same, with settings that go before environment and file. */
    public static ApplicationContext start(Map<String, Object> settings) {
        return ApplicationContext.builder().mainClass(Application.class).deduceEnvironment(false).banner(false).properties(settings).start();
    }

    /** Opens register and documents side by side, each brought to its newest shape. */
    public static void openStores(ApplicationContext context) {
        CompletableFuture<Void> documents = CompletableFuture.runAsync(() -> context.getBean(MongoDatabase.class));
        context.getBean(DataSource.class);
        try {
            documents.join();
        } catch (CompletionException fault) {
            throw fault.getCause() instanceof RuntimeException cause ? cause : fault;
        }
    }
}
