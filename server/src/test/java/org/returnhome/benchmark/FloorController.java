package org.returnhome.benchmark;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import org.bson.Document;
import org.bson.types.Binary;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;

/**
 * The least that a service on these stores can do with a request: one row and one document, both durable, and an answer.
 * It asks nobody who they are, reads nothing of the body and checks nothing. Only there when the benchmark asks for it.
 */
@Controller("/floor")
@Requires(property = "benchmark.floor", value = "true")
final class FloorController {
    private final Register register;
    private final MongoCollection<Document> documents;
    private final Ids ids;
    private final Clock clock;

    FloorController(Register register, MongoDatabase database, Ids ids, Clock clock) {
        this.register = register;
        this.documents = database.getCollection("floor");
        this.ids = ids;
        this.clock = clock;
        register.change(Sql.of("CREATE TABLE IF NOT EXISTS floor (id uuid PRIMARY KEY, received_at timestamptz NOT NULL, bytes int NOT NULL)"));
    }

    /** Keeps the body, and answers the id that it got. */
    @Post
    @Consumes(MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    String keep(@Body byte[] body) {
        var id = ids.next();
        register.change(Sql.of("INSERT INTO floor (id, received_at, bytes) VALUES (?, ?, ?)", id, clock.instant(), body.length));
        documents.insertOne(new Document("_id", id.toString()).append("body", new Binary(body)));
        return id.toString();
    }

    /** How many milliseconds the JVM has compiled so far. */
    @Get("/compilers")
    @Produces(MediaType.TEXT_PLAIN)
    String compilers() {
        return Long.toString(ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
    }
}
