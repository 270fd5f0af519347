package org.returnhome.graphql;

import graphql.schema.GraphQLSchema;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.returnhome.access.Access;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

/** A small schema with a field for each thing that can happen to an answer. */
final class Tiny {

    static final String SECRET = "Tamsin Fairweather";
    static final String TEXT = """
            "Asks."
            type Query {
              echo(text: String, id: ID, number: Int, share: Float, yes: Boolean, at: DateTime, on: Date, digest: Digest, long: Long,
                   json: Json, word: Word, words: [Word!], input: EchoInput): String
              strict(text: String!): String!
              things(first: Int = 25, after: String): ThingConnection!
              thread: String!
              fails: String
              outage: String
              refuses: String
              slow: String
              absent: String!
              unfit: DateTime
              reads(count: Int!): String
              notes(count: Int!): [Note!]!
            }
            "Changes."
            type Mutation { change: String }
            input EchoInput { text: String number: Int inner: [EchoInput!] }
            enum Word { small veryLarge }
            type Thing { number: Int! owner: Owner next: Thing! all: [Thing!]! things(first: Int = 25, after: String): ThingConnection! }
            type Owner { name: String! }
            type Note { text: String! follows: Note length: Int! }
            type ThingConnection { edges: [ThingEdge!]! nodes: [Thing!]! pageInfo: PageInfo! }
            type ThingEdge { cursor: String! node: Thing! }
            type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
            scalar DateTime scalar Date scalar Digest scalar Long scalar Json
            """;

    enum Word { SMALL, VERY_LARGE }

    record Thing(int number) {
        public Thing next() {
            return new Thing(number + 1);
        }

        public List<Thing> all() {
            return List.of(this, next());
        }
    }

    record Owner(String name) {}

    record Note(int number, String text) {}

    final AtomicInteger ownersAsked = new AtomicInteger();
    final AtomicInteger changed = new AtomicInteger();
    final Wiring wiring = new Wiring(new Access());
    final GraphQLSchema schema;

    Tiny() {
        wiring.words("Word", Word.class);
        wiring.type("Thing", Thing.class);
        wiring.type("Owner", Owner.class);
        wiring.connection("Thing");
        wiring.type("Note", Note.class);
        wiring.childRecord("Note", note -> new UUID(3, 0), note -> new UUID(4, ((Note) note).number()));
        wiring.field("Note", "length", environment -> environment.<Note>getSource().text().length());
        wiring.field("Note", "follows", environment -> new Note(environment.<Note>getSource().number() + 1000, "before"));
        wiring.field("Query", "notes", environment -> IntStream.range(0, environment.<Integer>getArgument("count"))
                .mapToObj(number -> new Note(number, "note")).toList());
        wiring.field("Thing", "next", environment -> environment.<Thing>getSource().next());
        wiring.field("Thing", "things", environment -> things(Page.of(environment, "things")));
        wiring.<Thing, Integer>batch("Thing", "owner", thing -> thing.number() % 2 == 0 ? Optional.of(thing.number()) : Optional.empty(),
                (execution, numbers) -> {
                    ownersAsked.incrementAndGet();
                    return numbers.stream().collect(Collectors.toMap(number -> number, number -> new Owner("owner of " + number)));
                });
        wiring.field("Query", "echo", environment -> String.valueOf(environment.getArguments()));
        wiring.field("Query", "strict", environment -> environment.<String>getArgument("text"));
        wiring.field("Query", "things", environment -> things(Page.of(environment, "things")));
        wiring.field("Query", "thread", environment -> Thread.currentThread().isVirtual() ? "virtual" : "platform");
        wiring.field("Query", "fails", environment -> {
            throw new IllegalStateException("cannot read the record of " + SECRET);
        });
        wiring.field("Query", "outage", environment -> {
            throw new SQLException("no connection to the server of " + SECRET, "08001");
        });
        wiring.field("Query", "refuses", environment -> {
            throw Refusal.at(ProblemCode.NOT_FOUND, "id", "There is no such thing.");
        });
        wiring.field("Query", "slow", environment -> {
            Thread.sleep(20_000);
            return "late";
        });
        wiring.field("Query", "absent", environment -> Optional.empty());
        wiring.field("Query", "unfit", environment -> SECRET);
        wiring.field("Query", "reads", environment -> {
            var reads = Execution.of(environment).reads();
            IntStream.range(0, environment.<Integer>getArgument("count")).forEach(number ->
                    reads.noteChildRead(new UUID(1, number), "Child", new UUID(2, number), "reads", Word.VERY_LARGE));
            return SECRET;
        });
        wiring.field("Mutation", "change", environment -> "changed " + changed.incrementAndGet());
        schema = new SchemaAssembly(TEXT, wiring).schema();
    }

    private static Connection<Thing> things(Page page) {
        int from = page.after().map(cursor -> (int) cursor.number(0) + 1).orElse(0);
        var rows = IntStream.range(from, Math.min(120, from + page.limit())).mapToObj(Thing::new).toList();
        return Connection.of(page, rows, thing -> page.cursor(thing.number()));
    }

}
