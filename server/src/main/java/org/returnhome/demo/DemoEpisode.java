package org.returnhome.demo;

import java.util.Optional;

/**
 * Twenty episodes, told in hours before the demo data are made.
 *
 * @param child who was missing
 * @param from hours since the child was last where they should be
 * @param back hours since the return; empty while the child is missing
 */
enum DemoEpisode {
    TOM_OLD(DemoChild.TOM, 900, 890), TOM(DemoChild.TOM, 190, 40),
    PRIYA(DemoChild.PRIYA, 62, 50),
    KASIA_OLD(DemoChild.KASIA, 700, 690), KASIA(DemoChild.KASIA, 110, 70),
    ALEX_OLD(DemoChild.ALEX, 1_200, 1_190), ALEX(DemoChild.ALEX, 90, 66),
    JO(DemoChild.JO, 20, 12),
    RAVI_OLD(DemoChild.RAVI, 400, 396), RAVI(DemoChild.RAVI, 80, 60),
    MIA(DemoChild.MIA, 15, 6), MIA_OLD(DemoChild.MIA, 600, 597),
    LEO(DemoChild.LEO, 100, 84),
    ZARA(DemoChild.ZARA, 30, 26), ZARA_OLD(DemoChild.ZARA, 300, 290), ZARA_OLDER(DemoChild.ZARA, 500, 480),
    FINN(DemoChild.FINN, 9, 5),
    ADA(DemoChild.ADA, 28, Optional.empty()),
    SAM(DemoChild.SAM, 3, Optional.empty()), SAM_OLD(DemoChild.SAM, 220, 200);

    private final DemoChild child;
    private final int from;
    private final Optional<Integer> back;

    DemoEpisode(DemoChild child, int from, int back) {
        this(child, from, Optional.of(back));
    }

    DemoEpisode(DemoChild child, int from, Optional<Integer> back) {
        this.child = child;
        this.from = from;
        this.back = back;
    }

    DemoChild child() {
        return child;
    }

    int from() {
        return from;
    }

    Optional<Integer> back() {
        return back;
    }

    /** A log number of the shape of domain §8. */
    String policeLogNumber() {
        return "PO-9%06d".formatted(254_689 + ordinal());
    }
}
