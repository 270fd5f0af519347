package org.returnhome.app;

import jakarta.inject.Singleton;
import java.util.List;
import org.returnhome.storage.StartupNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says so when a server was built without its app. */
@Singleton
final class AppNotice implements StartupNotice {
    private static final Logger LOG = LoggerFactory.getLogger(AppNotice.class);
    private static final String MISSING = "This server was built WITHOUT the tablet app (tablet.skip): /app/ answers 404.";

    private final AppFiles files;

    AppNotice(AppFiles files) {
        this.files = files;
    }

    @Override
    public List<String> lines() {
        if (files.built()) {
            return List.of("The tablet app is under /app/ of that address.");
        }
        LOG.warn(MISSING);
        return List.of(MISSING);
    }
}
