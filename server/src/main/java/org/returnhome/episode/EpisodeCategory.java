package org.returnhome.episode;

/** What kind of absence it is (S2 §7); the schema says what each means. */
public enum EpisodeCategory {
    MISSING, APWA, ABSENT_LEGACY, UNREPORTED_MISSING
}
