package org.returnhome.engine;

import java.util.Optional;

/** The closed set of question types (schema/form/README.md). */
public enum Type {
    TEXT("text"), LONG_TEXT("longText"), NUMBER("number"), DATE("date"), DATE_TIME("dateTime"), YES_NO("yesNo"), CHOICE("choice"), CHOICES("choices"),
    YES_NO_MATRIX("yesNoMatrix"), REPEAT("repeat"), PERSON("person"), ADDRESS("address"), PHONE("phone"), REFERENCE("reference"), PREFILLED("prefilled"),
    ATTACHMENT("attachment"), SIGNATURE("signature"), INFO("info"), DECLARATION("declaration");

    private final String word;

    Type(String word) {
        this.word = word;
    }

    /** The word used in a definition. */
    public String word() {
        return word;
    }

    /** Neither a table of rows nor a piece of text to read: something that can be answered. */
    public boolean answerable() {
        return this != YES_NO_MATRIX && this != INFO;
    }

    /** Its value is one object of parts, or a list of such. */
    public boolean group() {
        return this == REPEAT || this == PERSON || this == ADDRESS || this == REFERENCE;
    }

    public static Optional<Type> of(String word) {
        for (Type type : values()) {
            if (type.word.equals(word)) return Optional.of(type);
        }
        return Optional.empty();
    }
}
