package org.returnhome.graphql;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.returnhome.storage.StartupStep;

/** Puts the schema together before the first request, so that whatever is missing in it stops the start. */
@Singleton
final class SchemaStep implements StartupStep {

    private final Provider<Engine> engine;

    SchemaStep(Provider<Engine> engine) {
        this.engine = engine;
    }

    @Override
    public void run() {
        engine.get();
    }
}
