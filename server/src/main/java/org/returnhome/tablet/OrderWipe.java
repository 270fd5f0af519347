package org.returnhome.tablet;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Access;
import org.returnhome.access.Caller;
import org.returnhome.access.Device;
import org.returnhome.access.Devices;
import org.returnhome.access.Operation;
import org.returnhome.access.Subject;
import org.returnhome.storage.Register;
import org.returnhome.visit.Audience;
import org.returnhome.visit.Change;
import org.returnhome.visit.Feed;

/** Orders a tablet to wipe what it holds of its worker. The tablet first hands in what is unsent, or a sealed copy of it. */
@Singleton
class OrderWipe {
    private final Access access;
    private final Devices devices;
    private final WipeOrders orders;
    private final Feed feed;
    private final Register register;
    private final Clock clock;

    OrderWipe(Access access, Devices devices, WipeOrders orders, Feed feed, Register register, Clock clock) {
        this.access = access;
        this.devices = devices;
        this.orders = orders;
        this.feed = feed;
        this.register = register;
        this.clock = clock;
    }

    /** The device; empty if there is none that the caller may have wiped. Given again, the first order stands and nobody is told anew. */
    Optional<Device> order(Caller caller, UUID deviceId, String reason) {
        return register.together(() -> {
            var device = devices.find(deviceId).filter(found -> access.may(caller, Operation.ORDER_WIPE,
                    Subject.in(found.authorityId()).of(found.personId())).allowed());
            device.ifPresent(found -> {
                var order = new WipeOrder(found.id(), found.authorityId(), caller.personId(), clock.instant().truncatedTo(ChronoUnit.MILLIS), reason);
                if (orders.add(order)) {
                    feed.append(List.of(new Change.WipeOrdered(found.id(), reason).to(Audience.person(found.personId()))));
                }
            });
            return device;
        });
    }
}
