package org.returnhome.episode;

/** Risk (domain §4.9 {@code @risk}); the schema says what each means. */
public enum RiskLevel {
    VERY_LOW, LOW, MEDIUM, HIGH, NOT_ASSESSED
}
