package org.returnhome.tablet;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;

/** The wipe orders of the register. */
@Singleton
class WipeOrders {
    private final Register register;

    WipeOrders(Register register) {
        this.register = register;
    }

    /** Adds it; false, and nothing added, when the device has one. */
    boolean add(WipeOrder order) {
        return register.change(Sql.of("""
                INSERT INTO wipe_order (device_id, authority_id, ordered_by, ordered_at, reason) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (device_id) DO NOTHING""", order.deviceId(), order.authorityId(), order.orderedBy(), order.orderedAt(),
                order.reason())) == 1;
    }

    /** Those that were given, by device; one statement. */
    Map<UUID, WipeOrder> of(Set<UUID> devices) {
        return register.list(Sql.of("SELECT * FROM wipe_order WHERE device_id = ANY (?)", devices),
                row -> new WipeOrder(row.uuid("device_id"), row.uuid("authority_id"), row.uuid("ordered_by"), row.instant("ordered_at"),
                        row.text("reason"))).stream().collect(Collectors.toMap(WipeOrder::deviceId, Function.identity()));
    }
}
