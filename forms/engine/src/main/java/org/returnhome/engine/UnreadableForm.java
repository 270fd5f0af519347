package org.returnhome.engine;

/** A definition that does not keep to {@code schema/form/form.schema.json}. Answers never cause it. */
public final class UnreadableForm extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableForm(String message) {
        super(message);
    }
}
