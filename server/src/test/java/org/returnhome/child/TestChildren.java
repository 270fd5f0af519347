package org.returnhome.child;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.returnhome.storage.Ids;
import org.returnhome.storage.TestStores;

/** Obviously made-up children. */
public final class TestChildren {

    private static final AtomicInteger NUMBER = new AtomicInteger(1_000_000);

    private TestChildren() {}

    /** A child in need of this authority, held by the hub alone. */
    public static Child add(TestStores stores, UUID authority) {
        return add(stores, authority, Optional.empty(), Optional.empty());
    }

    /** The same, held by this team and with this social worker. */
    public static Child add(TestStores stores, UUID authority, Optional<UUID> team, Optional<UUID> socialWorker) {
        int number = NUMBER.incrementAndGet();
        var child = new Child(stores.bean(Ids.class).next(), authority, "F-" + number, "Missing", "Tom " + number, Optional.of("Tom, he"),
                LocalDate.parse("2011-11-03"), Optional.of("male"), Optional.empty(), Optional.of("WBRI"), Optional.of("en"),
                ChildStatus.CIN, false, team, socialWorker, Optional.empty(), Optional.empty());
        stores.bean(Children.class).add(child);
        return child;
    }
}
