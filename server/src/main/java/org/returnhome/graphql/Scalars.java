package org.returnhome.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The scalars of {@code schema/graphql/schema.graphqls}. A map or list is none of them, so no operator gets in by one. */
final class Scalars {

    static final List<GraphQLScalarType> ALL = List.of(
            scalar("DateTime", Scalars::dateTimeText, text(Scalars::dateTime)),
            scalar("Date", value -> ((LocalDate) value).toString(), text(Scalars::date)),
            scalar("Digest", value -> digest((String) value), text(Scalars::digest)),
            scalar("Long", value -> whole(((Number) value).longValue()), Scalars::number),
            scalar("Json", Function.identity(), value -> refuse()),
            // In place of graphql-java's own, which makes a text of anything: a map would have become an id.
            scalar("ID", String::valueOf, Scalars::id));

    private static final Pattern DATE_TIME = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    /** The largest whole number that JSON readers agree on (RFC 8785 §3.2.2.3). */
    private static final long LARGEST = (1L << 53) - 1;

    private Scalars() {}

    private static String dateTimeText(Object value) {
        var time = value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : (OffsetDateTime) value;
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }

    private static OffsetDateTime dateTime(String text) {
        return DATE_TIME.matcher(text).matches() ? OffsetDateTime.parse(text) : refuse();
    }

    private static LocalDate date(String text) {
        return DATE.matcher(text).matches() ? LocalDate.parse(text) : refuse();
    }

    private static String digest(String text) {
        return DIGEST.matcher(text).matches() ? text : refuse();
    }

    private static String id(Object value) {
        return switch (value) {
            case String text -> text;
            case Integer number -> number.toString();
            case BigInteger number -> number.toString();
            default -> refuse();
        };
    }

    private static long number(Object value) {
        return switch (value) {
            case Integer number -> number;
            case Long number -> whole(number);
            case BigInteger number -> whole(number.longValueExact());
            case BigDecimal number -> whole(number.longValueExact());
            default -> refuse();
        };
    }

    private static long whole(long number) {
        return Math.abs(number) <= LARGEST ? number : refuse();
    }

    private static Function<Object, Object> text(Function<String, Object> reading) {
        return value -> value instanceof String text ? reading.apply(text) : refuse();
    }

    private static <T> T refuse() {
        throw new IllegalArgumentException("not a value of this scalar");
    }

    private static GraphQLScalarType scalar(String name, Function<Object, Object> writing, Function<Object, Object> reading) {
        return GraphQLScalarType.newScalar().name(name).coercing(new Coercing<Object, Object>() {
            @Override
            public Object serialize(Object value, GraphQLContext context, Locale locale) {
                try {
                    return writing.apply(value);
                } catch (RuntimeException e) {
                    throw new CoercingSerializeException("A " + name + " cannot be made of a " + value.getClass().getName(), e);
                }
            }

            @Override
            public Object parseValue(Object value, GraphQLContext context, Locale locale) {
                try {
                    return reading.apply(value);
                } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                    throw new CoercingParseValueException("Expected a " + name);
                }
            }

            @Override
            public Object parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
                try {
                    return reading.apply(switch (literal) {
                        case StringValue text -> text.getValue();
                        case IntValue number -> number.getValue();
                        default -> refuse();
                    });
                } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                    throw new CoercingParseLiteralException("Expected a " + name);
                }
            }
        }).build();
    }
}
