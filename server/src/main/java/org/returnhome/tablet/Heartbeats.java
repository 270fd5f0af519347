package org.returnhome.tablet;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.returnhome.access.Scope;
import org.returnhome.graphql.Words;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;
import org.returnhome.tablet.Heartbeat.Standing;

/** The last heartbeat of each device, and the one place that says which tablets are stuck. */
@Singleton
class Heartbeats {
    private static final Duration UNSENT = Duration.ofHours(24);
    private static final Duration SILENT = Duration.ofDays(3);
    private static final Duration CLOCK = Duration.ofDays(1);
    private static final long LARGEST_OFFSET = Duration.ofDays(365_000).toMillis();

    /** Unsent work counts for revoked tablets too; how a tablet is set up matters only while it is in use. */
    private static final String STANDING = """
            (SELECT device.id, device.authority_id, device.enrolled_at, h.*, array_to_string(array_remove(ARRAY[
                CASE WHEN h.unsent > 0 AND h.oldest_unsent_instant < ? THEN 'unsentForADay' END,
                CASE WHEN h.set_aside > 0 THEN 'setAside' END,
                CASE WHEN h.unsent > 0 AND h.at < ? THEN 'silent' END,
                CASE WHEN device.revoked_at IS NULL AND abs(h.clock_offset_milliseconds) > ? THEN 'clockOff' END,
                CASE WHEN device.revoked_at IS NULL AND NOT h.storage_persisted THEN 'storageNotPersisted' END], NULL), ',') AS stuck
            FROM device LEFT JOIN heartbeat h ON h.device_id = device.id) AS standing""";

    private final Register register;
    private final Clock clock;

    Heartbeats(Register register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    /** A place in the list: behind the device with these sort keys. */
    record Place(Instant enrolledAt, UUID id) {}

    /** Keeps it in place of the one before. */
    void keep(Heartbeat heartbeat) {
        register.change(Sql.of("""
                INSERT INTO heartbeat (device_id, at, unsent, set_aside, oldest_unsent_at, oldest_unsent_instant, clock_offset_milliseconds,
                    storage_persisted, app_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (device_id) DO UPDATE SET at = excluded.at, unsent = excluded.unsent, set_aside = excluded.set_aside,
                    oldest_unsent_at = excluded.oldest_unsent_at, oldest_unsent_instant = excluded.oldest_unsent_instant,
                    clock_offset_milliseconds = excluded.clock_offset_milliseconds, storage_persisted = excluded.storage_persisted,
                    app_version = excluded.app_version
                WHERE heartbeat.at <= excluded.at""", heartbeat.deviceId(), heartbeat.at(), heartbeat.unsent(), heartbeat.setAside(),
                heartbeat.oldestUnsentAt().map(OffsetDateTime::toString), oldest(heartbeat), heartbeat.clockOffsetMilliseconds(),
                heartbeat.storagePersisted(), heartbeat.appVersion()));
    }

    /** Devices within reach, the last enrolled first, from a place on; only stuck ones or only others, if asked. */
    List<Standing> list(Scope scope, Optional<Boolean> stuck, Optional<Place> after, int limit) {
        var sql = all().add("WHERE").add(within(scope));
        stuck.ifPresent(wanted -> sql.add(wanted ? "AND stuck <> ''" : "AND stuck = ''"));
        after.ifPresent(place -> sql.add("AND (enrolled_at, id) < (?, ?)", place.enrolledAt(), place.id()));
        return register.list(sql.add("ORDER BY enrolled_at DESC, id DESC LIMIT ?", limit), Heartbeats::standing);
    }

    /** How these devices stand; one statement. */
    Map<UUID, Standing> of(Set<UUID> devices) {
        return register.list(all().add("WHERE id = ANY (?)", devices), Heartbeats::standing).stream()
                .collect(Collectors.toMap(Standing::deviceId, Function.identity()));
    }

    private Sql all() {
        var now = clock.instant();
        return Sql.of("SELECT * FROM " + STANDING, now.minus(UNSENT), now.minus(SILENT), CLOCK.toMillis());
    }

    private static Sql within(Scope scope) {
        return switch (scope) {
            case Scope.WholeAuthority whole -> Sql.of("authority_id = ?", whole.authorityId());
            case Scope.OwnVisits _, Scope.OwnCaseload _, Scope.OwnTeam _, Scope.OwnForce _, Scope.Nothing _ -> Sql.of("false");
        };
    }

    /** By the server's clock, as far as the offset tells; an offset beyond all clocks is left out. */
    private static Optional<Instant> oldest(Heartbeat heartbeat) {
        var offset = Math.abs(heartbeat.clockOffsetMilliseconds()) < LARGEST_OFFSET ? heartbeat.clockOffsetMilliseconds() : 0;
        return heartbeat.oldestUnsentAt().map(at -> at.toInstant().plusMillis(offset));
    }

    private static Standing standing(Row row) {
        return new Standing(row.uuid("id"), row.instant("enrolled_at"), row.optionalInstant("at").map(at -> heartbeat(row, at)),
                Arrays.stream(row.text("stuck").split(",")).filter(word -> !word.isEmpty()).map(word -> Words.read(StuckReason.class, word)).toList());
    }

    private static Heartbeat heartbeat(Row row, Instant at) {
        return new Heartbeat(row.uuid("device_id"), at, row.integer("unsent"), row.integer("set_aside"),
                row.optionalText("oldest_unsent_at").map(OffsetDateTime::parse), row.number("clock_offset_milliseconds"),
                row.flag("storage_persisted"), row.text("app_version"));
    }
}
