package org.returnhome.graphql;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

/**
 * The id of a record across all types (Relay's global object identification). Callers treat its text as opaque; it is
 * legible, {@code Child:0190…}, so that logs and support need no decoding.
 *
 * @param type the GraphQL type
 * @param uuid the record's own id
 */
public record GlobalId(String type, UUID uuid) {

    private static final Pattern FORM = Pattern.compile(
            "([A-Z][A-Za-z]{0,60}):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    public GlobalId {
        Objects.requireNonNull(type);
        Objects.requireNonNull(uuid);
    }

    /** Reads the text of an id; empty if it is none. */
    public static Optional<GlobalId> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new GlobalId(matcher.group(1), UUID.fromString(matcher.group(2)))) : Optional.empty();
    }

    /**
     * Reads the id of a record of one type.
     *
     * @param path where the id stood, for the refusal
     * @throws Refusal {@code badArgument} if it is not an id of that type
     */
    public static UUID parse(String text, String type, String path) {
        return parse(text).filter(id -> id.type().equals(type)).map(GlobalId::uuid)
                .orElseThrow(() -> Refusal.at(ProblemCode.BAD_ARGUMENT, path, "This is not the id of a " + type + "."));
    }

    /** The id as it stands on the wire. */
    @Override
    public String toString() {
        return type + ":" + uuid;
    }
}
