package org.returnhome.access;

import java.util.UUID;

/** An employer of people within an authority's area: the authority itself, a police force, a commissioned provider (S2 §8). */
public record Agency(UUID id, UUID authorityId, String name, Kind kind) {

    /** What kind of agency it is. */
    public enum Kind {
        LOCAL_AUTHORITY("localAuthority"),
        POLICE("police"),
        PROVIDER("provider");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word used in the schema and in the database. */
        public String word() {
            return word;
        }
    }
}
