package org.returnhome.graphql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How constants of a Java enum are spelt on the wire: {@code MISSING_WORKER} is {@code missingWorker}. */
public final class Words {

    private Words() {}

    /** The word of this constant. */
    public static String of(Enum<?> constant) {
        var parts = constant.name().toLowerCase(Locale.ROOT).split("_");
        return parts[0] + Arrays.stream(parts).skip(1)
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }

    /** The constant with this word, as it stands in the register. */
    public static <E extends Enum<E>> E read(Class<E> type, String word) {
        return type.cast(Optional.ofNullable(all(type).get(word))
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no such word.")));
    }

    /** The constants of the enum by their words. */
    static Map<String, Enum<?>> all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(Words::of, Function.identity()));
    }
}
