package org.returnhome.graphql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

/**
 * A place in a list: the keys of the item it stands after. Opaque to callers; bound to its list by a checksum, so that a
 * cursor that was mistyped or belongs to another list is refused by name. It grants nothing: whoever makes one up sees
 * no more than the list shows anyway.
 */
public final class Cursor {

    private static final String SEPARATOR = "\n";

    private final String list;
    private final List<String> keys;
    private final String path;

    private Cursor(String list, List<String> keys, String path) {
        this.list = list;
        this.keys = keys;
        this.path = path;
    }

    /** The place after the item with these keys: instants, UUIDs, numbers or short texts, in the order of the list's sort. */
    public static Cursor after(String list, Object... keys) {
        return new Cursor(list, Arrays.stream(keys).map(String::valueOf).toList(), "after");
    }

    /**
     * Reads a cursor.
     *
     * @param list the list it must belong to
     * @param path the argument it stood in
     * @throws Refusal {@code badCursor} naming the argument, if this server did not make it for this list
     */
    public static Cursor read(String list, String text, String path) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            var checksum = bytes.getInt();
            var body = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            var cursor = new Cursor(list, List.of(body.split(SEPARATOR, -1)), path);
            if (checksum != cursor.checksum() || !cursor.text().equals(text)) {
                throw bad(path);
            }
            return cursor;
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException | CharacterCodingException e) {
            throw bad(path);
        }
    }

    /** The key at this index as an instant. */
    public Instant time(int index) {
        return key(index, Instant::parse);
    }

    /** The key at this index as a UUID. */
    public UUID uuid(int index) {
        return key(index, UUID::fromString);
    }

    /** The key at this index as a number. */
    public long number(int index) {
        return key(index, Long::valueOf);
    }

    /** The key at this index as text. */
    public String word(int index) {
        return key(index, Function.identity());
    }

    /** The cursor as it stands on the wire: base64url without padding. */
    public String text() {
        var body = String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(Integer.BYTES + body.length).putInt(checksum()).put(body);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private int checksum() {
        var checksum = new CRC32C();
        checksum.update((list + SEPARATOR + String.join(SEPARATOR, keys)).getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }

    private <T> T key(int index, Function<String, T> reading) {
        if (index >= keys.size()) {
            throw bad(path);
        }
        try {
            return reading.apply(keys.get(index));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw bad(path);
        }
    }

    private static Refusal bad(String path) {
        return Refusal.at(ProblemCode.BAD_CURSOR, path,
                "The argument `" + path + "` is not a cursor of this list; use an `endCursor` as it was answered.");
    }
}
