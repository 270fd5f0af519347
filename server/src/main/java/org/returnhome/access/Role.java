package org.returnhome.access;

import java.util.Arrays;
import java.util.Optional;

/** What a person is to the missing hub; one role for each person (domain §2.1, S2 §8, S0 T3). */
public enum Role {
    MISSING_WORKER("missingWorker"),
    MISSING_COORDINATOR("missingCoordinator"),
    SOCIAL_WORKER("socialWorker"),
    TEAM_MANAGER("teamManager"),
    POLICE("police"),
    AUTHORITY_ADMIN("authorityAdmin");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The word used in the schema, in the database and in tokens. */
    public String word() {
        return word;
    }

    /** The role with this word; empty if no role has it. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }
}
