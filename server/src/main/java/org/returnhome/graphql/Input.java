package org.returnhome.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

/**
 * Typed reading of arguments and input objects that the schema has already checked. Knows where each value stands, for
 * the path of a problem. A value that the schema demands is read with {@code x}, any other with {@code optionalX}.
 */
public final class Input {

    private final String path;
    private final Map<String, Object> values;

    private Input(String path, Map<String, Object> values) {
        this.path = path;
        this.values = values;
    }

    /** The arguments of a field. */
    public static Input of(DataFetchingEnvironment environment) {
        return new Input("", environment.getArguments());
    }

    /** Where a value stands: {@code input.items.0.jws}. */
    public String path(String name) {
        return path + name;
    }

    /** Whether a value was given; a given null counts as not given. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    public String text(String name) {
        return (String) given(name);
    }

    public Optional<String> optionalText(String name) {
        return optional(name, String.class);
    }

    /**
     * A text that is not blank and no longer than this many characters.
     *
     * @throws Refusal {@code badArgument} at the value's path
     */
    public String text(String name, int longest) {
        var text = text(name);
        if (text.isBlank() || text.length() > longest) {
            throw Refusal.at(ProblemCode.BAD_ARGUMENT, path(name), "A text of 1 to " + longest + " characters is needed here.");
        }
        return text;
    }

    /** The UUID in the global id of a record of this type; {@code badArgument} if it is no such id. */
    public UUID id(String name, String type) {
        return GlobalId.parse(text(name), type, path(name));
    }

    public Optional<UUID> optionalId(String name, String type) {
        return optionalText(name).map(text -> GlobalId.parse(text, type, path(name)));
    }

    /** The UUIDs in a list of global ids; empty if the list was not given. */
    public List<UUID> ids(String name, String type) {
        var texts = texts(name);
        return IntStream.range(0, texts.size())
                .mapToObj(index -> GlobalId.parse(texts.get(index), type, path(name) + "." + index)).toList();
    }

    /** A bare UUID, as callers make them for {@code clientId}; {@code badArgument} if it is none in canonical spelling. */
    public UUID uuid(String name) {
        var text = text(name);
        try {
            var uuid = UUID.fromString(text);
            if (uuid.toString().equals(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException notOne) {
            // told below
        }
        throw Refusal.at(ProblemCode.BAD_ARGUMENT, path(name), "A UUID in lower case is needed here.");
    }

    public OffsetDateTime time(String name) {
        return (OffsetDateTime) given(name);
    }

    public Optional<OffsetDateTime> optionalTime(String name) {
        return optional(name, OffsetDateTime.class);
    }

    public LocalDate date(String name) {
        return (LocalDate) given(name);
    }

    public Optional<LocalDate> optionalDate(String name) {
        return optional(name, LocalDate.class);
    }

    public int number(String name) {
        return (Integer) given(name);
    }

    public Optional<Integer> optionalNumber(String name) {
        return optional(name, Integer.class);
    }

    /** A whole number of the scalar {@code Long}. */
    public long whole(String name) {
        return (Long) given(name);
    }

    public boolean flag(String name) {
        return (Boolean) given(name);
    }

    public Optional<Boolean> optionalFlag(String name) {
        return optional(name, Boolean.class);
    }

    /** A constant of an enum that was wired with {@link Wiring#words}. */
    public <E extends Enum<E>> E word(String name, Class<E> type) {
        return type.cast(given(name));
    }

    public <E extends Enum<E>> Optional<E> optionalWord(String name, Class<E> type) {
        return optional(name, type);
    }

    /** The texts of a list; empty if it was not given. */
    public List<String> texts(String name) {
        return list(name).stream().map(String.class::cast).toList();
    }

    /** An input object inside this one. */
    public Input object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    public Optional<Input> optionalObject(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> within(name, value));
    }

    /** The input objects of a list; empty if it was not given. */
    public List<Input> objects(String name) {
        var items = list(name);
        return IntStream.range(0, items.size()).mapToObj(index -> within(name + "." + index, items.get(index))).toList();
    }

    @SuppressWarnings("unchecked") // the schema says that it is an input object
    private Input within(String name, Object value) {
        return new Input(path(name) + ".", (Map<String, Object>) value);
    }

    private List<?> list(String name) {
        return values.get(name) instanceof List<?> list ? list : List.of();
    }

    private Object given(String name) {
        return optional(name, Object.class).orElseThrow(() -> missing(name));
    }

    private <T> Optional<T> optional(String name, Class<T> type) {
        return Optional.ofNullable(type.cast(values.get(name)));
    }

    private Refusal missing(String name) {
        return Refusal.at(ProblemCode.BAD_ARGUMENT, path(name), "A value is needed here.");
    }
}
