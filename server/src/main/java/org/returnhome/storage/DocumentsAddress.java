package org.returnhome.storage;

import com.mongodb.ConnectionString;
import java.util.Optional;

/**
 * How to reach a MongoDB.
 *
 * @param uri a connection string of the MongoDB driver; may hold a password and is never logged
 */
record DocumentsAddress(String uri) {
    static Optional<String> problem(String uri) {
        try {
            new ConnectionString(uri);
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.of("MONGODB_URI is not an address of a MongoDB: write mongodb://user:password@host:27017/database"
                    + " or mongodb+srv://…, or leave it out for the embedded document server.");
        }
    }

    /** The database named in the address, or {@code return_home}. */
    String database() {
        String named = new ConnectionString(uri).getDatabase();
        return named == null ? "return_home" : named;
    }

    @Override
    public String toString() {
        return "MongoDB";
    }
}
