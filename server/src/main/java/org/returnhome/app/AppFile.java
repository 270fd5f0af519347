package org.returnhome.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the app.
 *
 * @param content not to be changed
 * @param zipped the same, gzipped; empty when that saves nothing
 * @param tag names the content: goes into the entity tag
 * @param lasting whether its name changes with its content, so that it may be kept for ever
 */
record AppFile(byte[] content, Optional<byte[]> zipped, String mediaType, String tag, boolean lasting) {
    /** Where Vite puts what it names by content. */
    private static final String NAMED_BY_CONTENT = "assets/";
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"), Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"), Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"), Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"), Map.entry("png", "image/png"), Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"), Map.entry("woff", "font/woff"), Map.entry("txt", "text/plain; charset=utf-8"));

    /** The file of this name; of a kind that an app does not have it is served as bytes. */
    static AppFile of(String name, byte[] content) {
        var zipped = zip(content);
        return new AppFile(content, Optional.of(zipped).filter(small -> small.length < content.length),
                MEDIA_TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"), digest(content),
                name.startsWith(NAMED_BY_CONTENT));
    }

    private static byte[] zip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JVM has SHA-256", fault);
        }
    }
}
