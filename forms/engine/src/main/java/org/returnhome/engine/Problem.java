package org.returnhome.engine;

/** What is wrong with the look of a value: a code of schema/form/README.md and a sentence for the reader. */
enum Problem {
    NOT_AN_ANSWER("notAnAnswer", "This is not an answer."),
    NOT_TEXT("notText", "This is not text."),
    TOO_LONG("tooLong", "This text is too long."),
    WRONG_FORMAT("wrongFormat", "This does not have the expected form."),
    NOT_A_NUMBER("notANumber", "This is not a whole number."),
    TOO_SMALL("tooSmall", "This number is too small."),
    TOO_LARGE("tooLarge", "This number is too large."),
    NOT_A_DATE("notADate", "This is not a date."),
    NOT_A_TIME("notATime", "This is not a date and time with its offset."),
    NOT_YES_OR_NO("notYesOrNo", "This is neither yes nor no."),
    NOT_AN_OPTION("notAnOption", "This is none of the options."),
    EXCLUSIVE_OPTION("exclusiveOption", "One of these options cannot stand beside others."),
    REPEATED("repeated", "One of these is named twice."),
    NOT_A_LIST("notAList", "This is not a list."),
    TOO_FEW("tooFew", "There are too few of these."),
    TOO_MANY("tooMany", "There are too many of these."),
    NOT_A_GROUP("notAGroup", "This is not a group of answers."),
    UNKNOWN_PART("unknownPart", "The form has no such part."),
    NOT_A_SIGNATURE("notASignature", "This is not a way of signing."),
    SIGNATURE_INCOMPLETE("signatureIncomplete", "This way of signing needs a name, a witness or a reason."),
    PREFILLED_DIFFERS("prefilledDiffers", "This differs from what was filled in from the record."),
    UNKNOWN_QUESTION("unknownQuestion", "The form has no such question."),
    UNREADABLE("unreadable", "The answers cannot be read.");

    final String code;
    final String message;

    Problem(String code, String message) {
        this.code = code;
        this.message = message;
    }
}
