package org.returnhome.storage;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;

/** A process to be killed: writes documents from several threads for ever, and prints the key of each once it is acknowledged. */
final class DocumentWriter {
    private static final int THREADS = 8;

    private DocumentWriter() {}

    public static void main(String[] arguments) {
        EmbeddedDocumentServer server = new EmbeddedDocumentServer(Path.of(arguments[0]), THREADS);
        MongoClient client = MongoClients.create(server.address().uri());
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                String name = arguments[1] + "-" + thread + "-";
                threads.execute(() -> write(client, name));
            }
        }
    }

    private static void write(MongoClient client, String name) {
        for (int number = 0; ; number++) {
            client.getDatabase("return_home").getCollection("things")
                    .insertOne(new Document("_id", name + number).append("text", "x".repeat(2_000)).append("check", name + number));
            System.out.println(name + number);
        }
    }
}
