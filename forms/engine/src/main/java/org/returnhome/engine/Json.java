package org.returnhome.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value as it was written. Objects keep the order of their keys. */
public sealed interface Json {

    /** A string without lone surrogates. */
    record Text(String value) implements Json {
    }

    /** A number, by its spelling: what is no integer within ±(2^53−1) is kept too, so that it can be named as wrong. */
    record Number(String spelling) implements Json {
        static final long LARGEST = 9_007_199_254_740_991L;

        /** The integer meant, if it is one within ±(2^53−1). */
        public Optional<Long> integer() {
            boolean negative = spelling.startsWith("-");
            int first = negative ? 1 : 0;
            if (spelling.length() - first > 16) return Optional.empty();
            long magnitude = 0;
            for (int i = first; i < spelling.length(); i++) {
                char digit = spelling.charAt(i);
                if (digit < '0' || digit > '9') return Optional.empty();
                magnitude = magnitude * 10 + (digit - '0');
            }
            if (magnitude > LARGEST) return Optional.empty();
            return Optional.of(negative ? -magnitude : magnitude);
        }
    }

    record Truth(boolean value) implements Json {
    }

    record Null() implements Json {
    }

    record Items(List<Json> items) implements Json {
    }

    record Fields(Map<String, Json> members) implements Json {
        public Optional<Json> get(String key) {
            return Optional.ofNullable(members.get(key));
        }

        /** The string under the key, if there is a string. */
        public Optional<String> text(String key) {
            return members.get(key) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
        }

        /** The integer under the key, if there is one. */
        public Optional<Long> integer(String key) {
            return members.get(key) instanceof Number number ? number.integer() : Optional.empty();
        }

        /** The list under the key; empty if there is none. */
        public List<Json> list(String key) {
            return members.get(key) instanceof Items list ? list.items() : List.of();
        }
    }
}
