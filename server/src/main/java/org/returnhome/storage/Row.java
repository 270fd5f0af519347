package org.returnhome.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The row that a statement has come to; columns by name. */
public final class Row {

    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public UUID uuid(String column) {
        return value(column, UUID.class);
    }

    public Optional<UUID> optionalUuid(String column) {
        return optional(column, UUID.class);
    }

    /** An array of UUIDs, in its order; empty for null. */
    public List<UUID> uuids(String column) {
        try {
            var array = result.getArray(column);
            return array == null ? List.of() : List.of((UUID[]) array.getArray());
        } catch (SQLException fault) {
            throw new RegisterFault(fault);
        }
    }

    /** A text, a word or a JSON value as text. */
    public String text(String column) {
        return optionalText(column).orElseThrow(() -> empty(column));
    }

    public Optional<String> optionalText(String column) {
        try {
            return Optional.ofNullable(result.getString(column));
        } catch (SQLException fault) {
            throw new RegisterFault(fault);
        }
    }

    public Instant instant(String column) {
        return value(column, OffsetDateTime.class).toInstant();
    }

    public Optional<Instant> optionalInstant(String column) {
        return optional(column, OffsetDateTime.class).map(OffsetDateTime::toInstant);
    }

    public LocalDate date(String column) {
        return value(column, LocalDate.class);
    }

    public int integer(String column) {
        return value(column, Integer.class);
    }

    public Optional<Integer> optionalInteger(String column) {
        return optional(column, Integer.class);
    }

    public long number(String column) {
        return value(column, Long.class);
    }

    public boolean flag(String column) {
        return value(column, Boolean.class);
    }

    private <T> T value(String column, Class<T> type) {
        return optional(column, type).orElseThrow(() -> empty(column));
    }

    private static IllegalStateException empty(String column) {
        return new IllegalStateException("The column " + column + " is null.");
    }

    private <T> Optional<T> optional(String column, Class<T> type) {
        try {
            return Optional.ofNullable(result.getObject(column, type));
        } catch (SQLException fault) {
            throw new RegisterFault(fault);
        }
    }
}
