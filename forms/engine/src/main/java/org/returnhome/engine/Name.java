package org.returnhome.engine;

/** What a rule speaks of. */
public sealed interface Name {

    record OfQuestion(String id) implements Name {
    }

    /** A part of the same row. */
    record OfPart(String id) implements Name {
    }

    record OfFact(String id) implements Name {
    }
}
