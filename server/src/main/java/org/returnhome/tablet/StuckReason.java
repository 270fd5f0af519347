package org.returnhome.tablet;

/** Why somebody should look after a tablet; the schema says what each means. */
public enum StuckReason {
    UNSENT_FOR_A_DAY, SET_ASIDE, SILENT, CLOCK_OFF, STORAGE_NOT_PERSISTED
}
