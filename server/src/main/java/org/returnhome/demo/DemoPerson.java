package org.returnhome.demo;

import java.util.Optional;
import org.returnhome.access.Role;

/** The eight people of the demo authority; over all roles, and obviously made up. */
enum DemoPerson {
    COORDINATOR("coordinator", "Casey Coordinator-Example", Role.MISSING_COORDINATOR, Optional.empty()),
    WORKER("worker", "Willow Worker-Example", Role.MISSING_WORKER, Optional.empty()),
    SECOND_WORKER("worker2", "Wynn Worker-Sample", Role.MISSING_WORKER, Optional.empty()),
    SOCIAL_WORKER("socialworker", "Sasha Social-Example", Role.SOCIAL_WORKER, Optional.of(DemoTeam.ALDER)),
    MANAGER("manager", "Morgan Manager-Example", Role.TEAM_MANAGER, Optional.of(DemoTeam.ALDER)),
    SECOND_MANAGER("manager2", "Marlow Manager-Sample", Role.TEAM_MANAGER, Optional.of(DemoTeam.BIRCHFIELD)),
    POLICE("police", "Perry Police-Example", Role.POLICE, Optional.empty()),
    ADMINISTRATOR("admin", "Addison Admin-Example", Role.AUTHORITY_ADMIN, Optional.empty());

    /** Everybody's password; fit for made-up people only. */
    static final String PASSWORD = "fernwick-demo-only";

    private final String userName;
    private final String displayName;
    private final Role role;
    private final Optional<DemoTeam> team;

    DemoPerson(String userName, String displayName, Role role, Optional<DemoTeam> team) {
        this.userName = userName;
        this.displayName = displayName;
        this.role = role;
        this.team = team;
    }

    String userName() {
        return userName;
    }

    String displayName() {
        return displayName;
    }

    Role role() {
        return role;
    }

    /** The role in words for people. */
    String title() {
        return switch (role) {
            case MISSING_COORDINATOR -> "Missing coordinator";
            case MISSING_WORKER -> "Missing worker";
            case SOCIAL_WORKER -> "Social worker";
            case TEAM_MANAGER -> "Team manager";
            case POLICE -> "Police";
            case AUTHORITY_ADMIN -> "Authority administrator";
        };
    }

    Optional<DemoTeam> team() {
        return team;
    }
}
