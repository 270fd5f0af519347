package org.returnhome.storage;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The source of new ids: version 7 of RFC 9562, so that they sort by the time they were made. Thread-safe. */
@Singleton
@Secondary
public class Ids {
    /** A new id, never the same twice. */
    public UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
