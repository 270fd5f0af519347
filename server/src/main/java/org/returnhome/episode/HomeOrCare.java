package org.returnhome.episode;

/** Whence the child is missing; tracked apart throughout (S0-53). */
public enum HomeOrCare {
    HOME, CARE, EDUCATION
}
