package org.returnhome.demo;

import java.util.Optional;
import org.returnhome.child.ChildStatus;

/** Twelve obviously made-up children; the first three are the examples of domain §8. */
enum DemoChild {
    TOM("Missing", "Tom", 15, "male", ChildStatus.LAC, DemoTeam.ALDER, true, Optional.of("inArea")),
    PRIYA("Sample", "Priya", 13, "female", ChildStatus.NOT_KNOWN, DemoTeam.ALDER, false, Optional.empty()),
    KASIA("Testcase", "Kasia", 16, "female", ChildStatus.LAC_OLA, DemoTeam.ALDER, true, Optional.of("olaChildPlacedIn")),
    ALEX("Example", "Alex", 14, "male", ChildStatus.CIN, DemoTeam.ALDER, true, Optional.empty()),
    JO("Missing", "Jo", 12, "nonBinary", ChildStatus.CP, DemoTeam.ALDER, true, Optional.empty()),
    RAVI("Sample", "Ravi", 17, "male", ChildStatus.LAC, DemoTeam.ALDER, true, Optional.of("inArea")),
    MIA("Testcase", "Mia", 11, "female", ChildStatus.EARLY_HELP, DemoTeam.ALDER, false, Optional.empty()),
    LEO("Example", "Leo", 15, "male", ChildStatus.ASSESSMENT, DemoTeam.ALDER, true, Optional.empty()),
    ZARA("Missing", "Zara", 16, "female", ChildStatus.LAC, DemoTeam.BIRCHFIELD, false, Optional.of("ownChildPlacedOut")),
    FINN("Sample", "Finn", 14, "male", ChildStatus.KNOWN_CLOSED, DemoTeam.BIRCHFIELD, false, Optional.empty()),
    ADA("Testcase", "Ada", 13, "female", ChildStatus.CIN, DemoTeam.BIRCHFIELD, false, Optional.empty()),
    SAM("Example", "Sam", 15, "notStated", ChildStatus.CP, DemoTeam.BIRCHFIELD, false, Optional.empty());

    private final String familyName;
    private final String givenNames;
    private final int age;
    private final String gender;
    private final ChildStatus status;
    private final DemoTeam team;
    private final boolean allocated;
    private final Optional<String> placed;

    DemoChild(String familyName, String givenNames, int age, String gender, ChildStatus status, DemoTeam team, boolean allocated, Optional<String> placed) {
        this.familyName = familyName;
        this.givenNames = givenNames;
        this.age = age;
        this.gender = gender;
        this.status = status;
        this.team = team;
        this.allocated = allocated;
        this.placed = placed;
    }

    /** The number of the authority's own, F-1000001 and on. */
    String caseNumber() {
        return "F-%d".formatted(1_000_001 + ordinal());
    }

    String familyName() {
        return familyName;
    }

    String givenNames() {
        return givenNames;
    }

    /** In completed years, on the day the demo data are made. */
    int age() {
        return age;
    }

    String gender() {
        return gender;
    }

    ChildStatus status() {
        return status;
    }

    DemoTeam team() {
        return team;
    }

    /** Whether the demo social worker has the case. */
    boolean allocated() {
        return allocated;
    }

    /** Where a child in care is placed. */
    Optional<String> placed() {
        return placed;
    }
}
