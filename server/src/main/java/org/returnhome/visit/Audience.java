package org.returnhome.visit;

import java.util.UUID;

/**
 * Whose feed it is.
 *
 * @param word {@code person:<uuid>} or {@code agency:<uuid>}
 */
public record Audience(String word) {

    /** The feed of one person's tablets. */
    public static Audience person(UUID personId) {
        return new Audience("person:" + personId);
    }

    /** The feed of one agency, such as a police force. */
    public static Audience agency(UUID agencyId) {
        return new Audience("agency:" + agencyId);
    }
}
