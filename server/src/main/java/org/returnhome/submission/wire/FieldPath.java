package org.returnhome.submission.wire;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a place in JSON is named to a caller: words and positions with dots between, as {@code wishes.0.recipient}. */
public final class FieldPath {
    private static final Pattern SPEAKABLE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}|[0-9]{1,9}");

    private FieldPath() {}

    /**
     * The path for a JSON pointer (RFC 6901). A member name that is not a word of the formats could hold anything, so it
     * is written {@code ?}.
     */
    public static String of(String jsonPointer) {
        return Arrays.stream(jsonPointer.split("/")).skip(1)
                .map(step -> SPEAKABLE.matcher(step).matches() ? step : "?")
                .collect(Collectors.joining("."));
    }
}
