package org.returnhome.disclosure;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.returnhome.access.Access;
import org.returnhome.access.Operation;
import org.returnhome.access.Scope;
import org.returnhome.disclosure.PackRepository.Offered;
import org.returnhome.graphql.Connection;
import org.returnhome.graphql.Cursor;
import org.returnhome.graphql.Edge;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.GlobalId;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Page;
import org.returnhome.graphql.Wiring;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Resolvers of packs: the police pull them, and acknowledge them. */
@Singleton
final class DisclosureFields implements Fields {

    private static final Logger LOG = LoggerFactory.getLogger(DisclosureFields.class);
    private static final String TYPE = "Pack";
    private static final String LIST = "completedInterviews";
    private static final int MOST = 50;
    private static final int SHORTEST_PURPOSE = 3;
    private static final int LONGEST_PURPOSE = 500;

    private final Access access;
    private final PullPacks pullPacks;
    private final AcknowledgePack acknowledgePack;

    DisclosureFields(Access access, PullPacks pullPacks, AcknowledgePack acknowledgePack) {
        this.access = access;
        this.pullPacks = pullPacks;
        this.acknowledgePack = acknowledgePack;
    }

    /** Answer to {@code acknowledgePack}. */
    public record AcknowledgePackPayload(Optional<Pack> pack, List<Problem> problems) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.query(LIST, this::pull);
        wiring.mutation("acknowledgePack", this::acknowledge);
        wiring.type("AcknowledgePackPayload", AcknowledgePackPayload.class);
        wiring.type(TYPE, Pack.class);
        wiring.childRecord(TYPE, Pack::childId, Pack::id);
        wiring.connection(TYPE);
        wiring.type("Withheld", Withheld.class);
        wiring.words("PackContent", PackContents.Content.class);
        wiring.words("WithheldReason", Withheld.Reason.class);
        wiring.field(TYPE, "id", environment -> new GlobalId(TYPE, environment.<Pack>getSource().id()));
        // No way round the ledger: a pack leaves by a pull that says what for, and by nothing else.
        wiring.node(TYPE, (execution, id) -> {
            throw Refusal.at(ProblemCode.NOT_ALLOWED, "id", "A pack is pulled with `completedInterviews`, which asks for the purpose.");
        });
    }

    private Connection<Pack> pull(DataFetchingEnvironment environment) {
        var execution = Execution.of(environment);
        var page = Page.of(environment, LIST, MOST);
        var after = page.after().map(cursor -> cursor.number(0)).orElse(0L);
        var purpose = purpose(Input.of(environment));
        var force = force(environment, Operation.COMPLETED_INTERVIEWS);
        var found = inLedger(() -> pullPacks.pull(force, execution.caller().personId(), after, page.first(), purpose));
        found.stream().limit(page.first()).map(Offered::pack).forEach(pack -> read(execution, pack, LIST));
        var rows = Connection.of(page, found, offered -> page.cursor(offered.position())).endingAt(Cursor.after(LIST, after));
        return new Connection<>(rows.edges().stream().map(edge -> new Edge<>(edge.cursor(), edge.node().pack())).toList(), rows.pageInfo());
    }

    private AcknowledgePackPayload acknowledge(DataFetchingEnvironment environment) {
        var execution = Execution.of(environment);
        var input = Input.of(environment).object("input");
        var packId = input.id("packId", TYPE);
        var digest = input.text("documentDigest");
        var force = force(environment, Operation.ACKNOWLEDGE_PACK);
        return switch (inLedger(() -> acknowledgePack.acknowledge(force, execution.caller().personId(), packId, digest))) {
            case AcknowledgePack.Outcome.Acknowledged(var pack) ->
                    new AcknowledgePackPayload(Optional.of(read(execution, pack, "acknowledgePack")), List.of());
            case AcknowledgePack.Outcome.NotPulled _ -> refused(ProblemCode.NOT_FOUND, "input.packId", "Your force has not pulled such a pack.");
            case AcknowledgePack.Outcome.WrongDigest _ -> refused(ProblemCode.WRONG_DIGEST, "input.documentDigest",
                    "The document that was sent has another digest. Pull the pack again.");
        };
    }

    private Scope.OwnForce force(DataFetchingEnvironment environment, Operation operation) {
        if (access.scope(Execution.of(environment).caller(), operation) instanceof Scope.OwnForce force) {
            return force;
        }
        throw Refusal.of(ProblemCode.NOT_ALLOWED, "Packs are for police forces.");
    }

    private static Pack read(Execution execution, Pack pack, String field) {
        execution.reads().noteChildRead(pack.childId(), TYPE, pack.id(), field);
        return pack;
    }

    /** What the ledger cannot record does not leave; no half of it, and no reason why (design §6). */
    private static <T> T inLedger(Supplier<T> disclosing) {
        try {
            return disclosing.get();
        } catch (RuntimeException fault) {
            LOG.error("The ledger could not record a disclosure: {}", fault.getClass().getName());
            throw new Refusal(new Problem(ProblemCode.UNAVAILABLE, Optional.empty(), "The server cannot answer now. Try again soon.", true));
        }
    }

    /** In normal form C and without control characters, so that the ledger's canonical JSON can hold it. */
    private static String purpose(Input input) {
        var purpose = CanonicalText.composed(input.text("purpose")).strip();
        var length = purpose.codePointCount(0, purpose.length());
        if (length < SHORTEST_PURPOSE || length > LONGEST_PURPOSE || purpose.codePoints().anyMatch(DisclosureFields::unfit)) {
            throw Refusal.at(ProblemCode.BAD_ARGUMENT, "purpose", "A purpose of 3 to 500 characters is needed, without line breaks.");
        }
        return purpose;
    }

    private static boolean unfit(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    private static AcknowledgePackPayload refused(ProblemCode code, String path, String message) {
        return new AcknowledgePackPayload(Optional.empty(), List.of(Problem.at(code, path, message)));
    }
}
