package org.returnhome.demo;

/** The teams of the demo authority, named after wards of Fernwick (domain §8). */
enum DemoTeam {
    ALDER("Alder team"),
    BIRCHFIELD("Birchfield team");

    private final String title;

    DemoTeam(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
