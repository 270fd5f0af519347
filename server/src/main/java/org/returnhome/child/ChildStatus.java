package org.returnhome.child;

/** Case status (domain §4.9 {@code @status}); the schema says what each means. */
public enum ChildStatus {
    NOT_KNOWN, KNOWN_CLOSED, EARLY_HELP, ASSESSMENT, CIN, CP, LAC, LAC_OLA, CARE_LEAVER
}
