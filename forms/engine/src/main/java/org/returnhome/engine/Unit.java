package org.returnhome.engine;

/** Units of time in rules. A day added to a time is 24 hours. */
public enum Unit {
    MINUTES("minutes", 60), HOURS("hours", 3600), DAYS("days", 86_400), YEARS("years", 0);

    private final String word;
    private final int seconds;

    Unit(String word, int seconds) {
        this.word = word;
        this.seconds = seconds;
    }

    public String word() {
        return word;
    }

    /** Length in seconds; 0 for years, which have none. */
    int seconds() {
        return seconds;
    }
}
