package org.returnhome.engine;

/** The right side of a comparison. */
public sealed interface Operand {

    /** A string or an integer, as written in the form. */
    record Literal(Json value) implements Operand {
    }

    /** Another question, part or fact, moved on by an amount of a unit if it is a time ({@code amount} 0: as it is). */
    record Named(Name name, long amount, Unit unit) implements Operand {
    }
}
