package org.returnhome.demo;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.returnhome.home.DemoSignIns;
import org.returnhome.storage.DemoConfiguration;
import org.returnhome.storage.StartupNotice;
import org.returnhome.storage.StoresConfiguration;

/** Tells whoever started the service which demo people can sign in. */
@Singleton
final class DemoNotice implements StartupNotice, DemoSignIns {
    private final DemoConfiguration configuration;
    private final StoresConfiguration stores;

    DemoNotice(DemoConfiguration configuration, StoresConfiguration stores) {
        this.configuration = configuration;
        this.stores = stores;
    }

    @Override
    public List<DemoSignIn> all() {
        return !configuration.wanted(stores) ? List.of() : Arrays.stream(DemoPerson.values())
                .map(who -> new DemoSignIn(who.userName(), DemoPerson.PASSWORD, who.displayName(), who.title())).toList();
    }

    @Override
    public List<String> lines() {
        if (!configuration.wanted(stores)) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("These made-up people can sign in, each with the password " + DemoPerson.PASSWORD + ":");
        Arrays.stream(DemoPerson.values()).map(who -> "  %-14s %s, %s".formatted(who.userName(), who.displayName(), who.title())).forEach(lines::add);
        return lines;
    }
}
