package org.returnhome.storage;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How to reach a PostgreSQL.
 *
 * @param jdbcUrl  with host, port and database
 * @param user     may be empty when the JDBC URL names it
 * @param password may be empty; never logged
 */
record DatabaseAddress(String jdbcUrl, Optional<String> user, Optional<String> password) {
    private static final String SHAPES = "DATABASE_URL is not an address of a PostgreSQL database: write "
            + "postgres://user:password@host:5432/database or jdbc:postgresql://host:5432/database?user=…&password=…, "
            + "or leave it out for the embedded one.";

    /** What is wrong with it, without repeating it: it may hold a password. */
    static Optional<String> problem(String url) {
        try {
            parse(url);
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.of(SHAPES);
        }
    }

    static DatabaseAddress parse(String url) {
        if (url.startsWith("jdbc:postgresql:") && org.postgresql.Driver.parseURL(url, null) != null) {
            return new DatabaseAddress(url, Optional.empty(), Optional.empty());
        }
        try {
            return parse(new URI(url));
        } catch (URISyntaxException unreadable) {
            throw new IllegalArgumentException(SHAPES);
        }
    }

    private static DatabaseAddress parse(URI uri) {
        boolean postgres = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
        if (!postgres || uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException(SHAPES);
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String[] userInfo = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
        return new DatabaseAddress("jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                part(userInfo, 0), part(userInfo, 1));
    }

    private static Optional<String> part(String[] parts, int index) {
        return parts.length <= index ? Optional.empty() : Optional.of(URLDecoder.decode(parts[index].replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "PostgreSQL";
    }
}
