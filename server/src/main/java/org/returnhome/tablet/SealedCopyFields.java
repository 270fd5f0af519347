package org.returnhome.tablet;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Access;
import org.returnhome.access.Caller;
import org.returnhome.access.Device;
import org.returnhome.access.Devices;
import org.returnhome.access.Operation;
import org.returnhome.access.People;
import org.returnhome.access.Subject;
import org.returnhome.graphql.Connection;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.GlobalId;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Page;
import org.returnhome.graphql.Wiring;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;

/** Resolvers of sealed copies. */
@Singleton
final class SealedCopyFields implements Fields {
    private static final String TYPE = "SealedCopy";
    private static final int LONGEST_REASON = 1_000;

    private final Access access;
    private final Devices devices;
    private final People people;
    private final SealedCopies copies;
    private final SealedCopyDocuments documents;
    private final HandInSealedCopy handInSealedCopy;
    private final Clock clock;

    SealedCopyFields(Access access, Devices devices, People people, SealedCopies copies, SealedCopyDocuments documents,
                     HandInSealedCopy handInSealedCopy, Clock clock) {
        this.access = access;
        this.devices = devices;
        this.people = people;
        this.copies = copies;
        this.documents = documents;
        this.handInSealedCopy = handInSealedCopy;
        this.clock = clock;
    }

    /** Answer to {@code handInSealedCopy} and {@code importSealedCopy}. */
    public record Payload(Optional<SealedCopy> sealedCopy, List<Problem> problems) {}

    /** Answer to {@code fetchSealedCopy}. */
    public record FetchPayload(Optional<SealedCopy> sealedCopy, Optional<String> content, List<Problem> problems) {
        static FetchPayload refused(ProblemCode code, String path, String message) {
            return new FetchPayload(Optional.empty(), Optional.empty(), List.of(Problem.at(code, path, message)));
        }
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.type(TYPE, SealedCopy.class);
        wiring.connection(TYPE);
        wiring.field(TYPE, "id", environment -> new GlobalId(TYPE, copy(environment).id()));
        wiring.node(TYPE, (execution, id) -> copies.find(access.scope(execution.caller(), Operation.SEALED_COPIES), id));
        wiring.batch(TYPE, "device", SealedCopy::deviceId, (Execution _, Set<UUID> ids) -> devices.byIds(ids));
        wiring.batch(TYPE, "handedInBy", SealedCopy::personId, (Execution _, Set<UUID> ids) -> people.find(ids));
        wiring.field(TYPE, "complete", environment -> copy(environment).whole().isPresent());
        wiring.field(TYPE, "size", environment -> copy(environment).whole().map(SealedCopy.Whole::size));
        wiring.field(TYPE, "digest", environment -> copy(environment).whole().map(SealedCopy.Whole::digest));
        wiring.field(TYPE, "receipt", environment -> copy(environment).whole().map(SealedCopy.Whole::receipt));
        wiring.batch(TYPE, "openedBy", (SealedCopy copy) -> copy.opened().map(SealedCopy.Opening::by), (Execution _, Set<UUID> ids) -> people.find(ids));
        wiring.field(TYPE, "openedAt", environment -> copy(environment).opened().map(SealedCopy.Opening::at));
        wiring.field(TYPE, "openReason", environment -> copy(environment).opened().map(SealedCopy.Opening::reason));
        wiring.batch(TYPE, "importedBy", (SealedCopy copy) -> copy.imported().map(SealedCopy.Importing::by), (Execution _, Set<UUID> ids) -> people.find(ids));
        wiring.field(TYPE, "importedAt", environment -> copy(environment).imported().map(SealedCopy.Importing::at));
        wiring.query("sealedCopies", this::list);
        wiring.mutation("handInSealedCopy", this::handIn);
        wiring.type("HandInSealedCopyPayload", Payload.class);
        wiring.mutation("importSealedCopy", this::importFile);
        wiring.type("ImportSealedCopyPayload", Payload.class);
        wiring.mutation("fetchSealedCopy", this::fetch);
        wiring.type("FetchSealedCopyPayload", FetchPayload.class);
    }

    private static SealedCopy copy(DataFetchingEnvironment environment) {
        return environment.getSource();
    }

    private Connection<SealedCopy> list(DataFetchingEnvironment environment) {
        var page = Page.of(environment, "sealedCopies");
        var after = page.after().map(cursor -> new SealedCopies.Place(cursor.time(0), cursor.uuid(1)));
        var rows = copies.list(access.scope(Execution.of(environment).caller(), Operation.SEALED_COPIES), after, page.limit());
        return Connection.of(page, rows, copy -> page.cursor(copy.receivedAt(), copy.id()));
    }

    private Payload handIn(DataFetchingEnvironment environment) {
        var caller = Execution.of(environment).caller();
        var input = Input.of(environment).object("input");
        var device = device(caller, input.id("deviceId", "Device"), Operation.HAND_IN_SEALED_COPY);
        return device.map(found -> keep(caller, input, Optional.of(found.id()), false)).orElseGet(() -> noDevice(input));
    }

    private Payload importFile(DataFetchingEnvironment environment) {
        var caller = Execution.of(environment).caller();
        var input = Input.of(environment).object("input");
        var named = input.optionalId("deviceId", "Device");
        var device = named.flatMap(id -> device(caller, id, Operation.IMPORT_SEALED_COPY));
        return named.isPresent() && device.isEmpty() ? noDevice(input) : keep(caller, input, device.map(Device::id), true);
    }

    private Optional<Device> device(Caller caller, UUID id, Operation operation) {
        return devices.find(id).filter(found -> access.may(caller, operation, Subject.in(found.authorityId()).of(found.personId())).allowed());
    }

    private static Payload noDevice(Input input) {
        return new Payload(Optional.empty(), List.of(Problem.at(ProblemCode.NOT_FOUND, input.path("deviceId"), "There is no such device.")));
    }

    private Payload keep(Caller caller, Input input, Optional<UUID> deviceId, boolean fromFile) {
        return switch (handInSealedCopy.handIn(caller, new HandInSealedCopy.Request(input.uuid("clientId"), deviceId, fromFile,
                input.text("content"), input.number("part"), input.number("parts")))) {
            case HandInSealedCopy.Outcome.Kept(var copy) -> new Payload(Optional.of(copy), List.of());
            case HandInSealedCopy.Outcome.Refused(var problem) -> new Payload(Optional.empty(), List.of(problem));
        };
    }

    private FetchPayload fetch(DataFetchingEnvironment environment) {
        var caller = Execution.of(environment).caller();
        var input = Input.of(environment).object("input");
        var scope = access.scope(caller, Operation.FETCH_SEALED_COPY);
        var reason = input.text("reason", LONGEST_REASON);
        var copy = copies.find(scope, input.id("sealedCopyId", TYPE)).filter(found -> found.whole().isPresent());
        if (copy.isEmpty()) {
            return FetchPayload.refused(ProblemCode.NOT_FOUND, input.path("sealedCopyId"), "There is no such copy, or not all of it is here yet.");
        }
        if (input.number("part") < 1 || input.number("part") > copy.get().parts()) {
            return FetchPayload.refused(ProblemCode.BAD_ARGUMENT, input.path("part"), "The copy has parts 1 to " + copy.get().parts() + ".");
        }
        copies.opened(copy.get().id(), input.number("part"), new SealedCopy.Opening(caller.personId(), clock.instant().truncatedTo(ChronoUnit.MILLIS), reason));
        return new FetchPayload(copies.find(scope, copy.get().id()),
                documents.find(copy.get().authorityId(), copy.get().clientId(), input.number("part")), List.of());
    }
}
