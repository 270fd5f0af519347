package org.returnhome.storage;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the data lives.
 *
 * @param dataDirectory     DATA_DIRECTORY: directory of the embedded stores; made if it is missing
 * @param databaseUrl       DATABASE_URL: a PostgreSQL of your own; empty for the embedded one
 * @param mongodbUri        MONGODB_URI: a MongoDB of your own; empty for the embedded document server
 * @param connections       DATABASE_CONNECTIONS: most connections to PostgreSQL and to MongoDB, each
 */
@ConfigurationProperties("return-home.stores")
public record StoresConfiguration(
        @Bindable(defaultValue = "data") String dataDirectory,
        @Bindable(defaultValue = "") String databaseUrl,
        @Bindable(defaultValue = "") String mongodbUri,
        @Bindable(defaultValue = "16") String connections) implements ConfigurationCheck {

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!databaseUrl.isBlank()) {
            DatabaseAddress.problem(databaseUrl).ifPresent(problems::add);
        }
        if (!mongodbUri.isBlank()) {
            DocumentsAddress.problem(mongodbUri).ifPresent(problems::add);
        }
        if (!connections.matches("[1-9][0-9]{0,2}")) {
            problems.add("DATABASE_CONNECTIONS is not a whole number from 1 to 999: set it to one, or leave it out for 16.");
        }
        if (usesDataDirectory()) {
            DataDirectory.problem(dataDirectory).ifPresent(problems::add);
        }
        return problems;
    }

    /** True when at least one store is the embedded one. */
    public boolean usesDataDirectory() {
        return databaseUrl.isBlank() || mongodbUri.isBlank();
    }

    /** The PostgreSQL to use, or empty for the embedded one. */
    Optional<DatabaseAddress> database() {
        return databaseUrl.isBlank() ? Optional.empty() : Optional.of(DatabaseAddress.parse(databaseUrl));
    }

    /** The MongoDB to use, or empty for the embedded document server. */
    Optional<DocumentsAddress> documents() {
        return mongodbUri.isBlank() ? Optional.empty() : Optional.of(new DocumentsAddress(mongodbUri));
    }

    int connectionCount() {
        return Integer.parseInt(connections);
    }
}
