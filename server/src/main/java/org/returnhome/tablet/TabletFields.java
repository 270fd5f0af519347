package org.returnhome.tablet;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.returnhome.access.Access;
import org.returnhome.access.Device;
import org.returnhome.access.Devices;
import org.returnhome.access.Operation;
import org.returnhome.access.People;
import org.returnhome.access.Subject;
import org.returnhome.graphql.Connection;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Page;
import org.returnhome.graphql.Wiring;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;
import org.returnhome.tablet.Heartbeat.Standing;

/** Resolvers of heartbeats, of {@code devices}, and of wipe orders. */
@Singleton
final class TabletFields implements Fields {
    private static final String TYPE = "Device";
    private static final int LONGEST_VERSION = 100;
    private static final int LONGEST_REASON = 1_000;

    private final Access access;
    private final Devices devices;
    private final People people;
    private final Heartbeats heartbeats;
    private final WipeOrders wipeOrders;
    private final OrderWipe orderWipe;
    private final Clock clock;

    TabletFields(Access access, Devices devices, People people, Heartbeats heartbeats, WipeOrders wipeOrders, OrderWipe orderWipe, Clock clock) {
        this.access = access;
        this.devices = devices;
        this.people = people;
        this.heartbeats = heartbeats;
        this.wipeOrders = wipeOrders;
        this.orderWipe = orderWipe;
        this.clock = clock;
    }

    /** Answer to {@code heartbeat}. */
    public record HeartbeatPayload(Optional<Device> device, boolean revoked, boolean wipeOrdered, List<Problem> problems) {}

    /** Answer to {@code orderWipe}. */
    public record OrderWipePayload(Optional<Device> device, List<Problem> problems) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.query("devices", this::list);
        wiring.connection(TYPE);
        wiring.type("Heartbeat", Heartbeat.class);
        wiring.words("StuckReason", StuckReason.class);
        wiring.batch(TYPE, "lastHeartbeat", Device::id, (Execution _, Set<UUID> ids) -> heartbeats.of(ids).values().stream()
                .flatMap(standing -> standing.last().stream()).collect(Collectors.toMap(Heartbeat::deviceId, Function.identity())));
        wiring.batch(TYPE, "stuck", Device::id, (Execution _, Set<UUID> ids) -> heartbeats.of(ids).values().stream()
                .collect(Collectors.toMap(Standing::deviceId, Standing::stuck)));
        wiring.type("WipeOrder", WipeOrder.class);
        wiring.batch(TYPE, "wipeOrder", Device::id, (Execution _, Set<UUID> ids) -> wipeOrders.of(ids));
        wiring.batch("WipeOrder", "orderedBy", WipeOrder::orderedBy, (Execution _, Set<UUID> ids) -> people.find(ids));
        wiring.mutation("heartbeat", this::heartbeat);
        wiring.type("HeartbeatPayload", HeartbeatPayload.class);
        wiring.mutation("orderWipe", this::orderWipe);
        wiring.type("OrderWipePayload", OrderWipePayload.class);
    }

    private Connection<Device> list(DataFetchingEnvironment environment) {
        var page = Page.of(environment, "devices");
        var after = page.after().map(cursor -> new Heartbeats.Place(cursor.time(0), cursor.uuid(1)));
        var rows = heartbeats.list(access.scope(Execution.of(environment).caller(), Operation.DEVICES),
                Input.of(environment).optionalFlag("stuck"), after, page.limit());
        var found = devices.byIds(rows.stream().map(Standing::deviceId).collect(Collectors.toSet()));
        return Connection.of(page, rows.stream().map(row -> found.get(row.deviceId())).toList(), device -> page.cursor(device.enrolledAt(), device.id()));
    }

    /** A revoked device is told that it is: it hands in a sealed copy of what it still has. */
    private HeartbeatPayload heartbeat(DataFetchingEnvironment environment) {
        var caller = Execution.of(environment).caller();
        var input = Input.of(environment).object("input");
        var device = devices.find(input.id("deviceId", TYPE)).filter(found -> access.may(caller, Operation.HEARTBEAT,
                Subject.in(found.authorityId()).of(found.personId())).allowed());
        if (device.isEmpty()) {
            return new HeartbeatPayload(Optional.empty(), false, false,
                    List.of(Problem.at(ProblemCode.NOT_FOUND, input.path("deviceId"), "There is no such device of yours.")));
        }
        heartbeats.keep(new Heartbeat(device.get().id(), clock.instant().truncatedTo(ChronoUnit.MILLIS), count(input, "unsent"),
                count(input, "setAside"), input.optionalTime("oldestUnsentAt"), input.whole("clockOffsetMilliseconds"),
                input.flag("storagePersisted"), input.text("appVersion", LONGEST_VERSION)));
        return new HeartbeatPayload(device, device.get().revoked().isPresent(), !wipeOrders.of(Set.of(device.get().id())).isEmpty(), List.of());
    }

    private static int count(Input input, String name) {
        var number = input.number(name);
        if (number < 0) {
            throw Refusal.at(ProblemCode.BAD_ARGUMENT, input.path(name), "A number from 0 on is needed here.");
        }
        return number;
    }

    private OrderWipePayload orderWipe(DataFetchingEnvironment environment) {
        var input = Input.of(environment).object("input");
        var device = orderWipe.order(Execution.of(environment).caller(), input.id("deviceId", TYPE), input.text("reason", LONGEST_REASON));
        return new OrderWipePayload(device, device.isPresent() ? List.of()
                : List.of(Problem.at(ProblemCode.NOT_FOUND, input.path("deviceId"), "There is no such device.")));
    }
}
