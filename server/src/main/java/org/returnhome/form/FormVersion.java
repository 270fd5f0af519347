package org.returnhome.form;

import java.time.Instant;
import java.util.UUID;
import org.returnhome.engine.Form;

/**
 * A published version of a form. It never changes.
 *
 * @param hash SHA-256 of {@code definition}, in lower-case hexadecimal; names this version in an envelope
 * @param definition canonical JSON (RFC 8785) of the definition
 * @param form the definition as the engine reads it
 * @param current whether it is the newest version of its form
 */
public record FormVersion(String key, int version, String title, String hash, String definition, Instant publishedAt, Form form, boolean current) {

    /** A UUID (version 8) made of the first digits of the hash, for the global id. */
    public UUID id() {
        return UUID.fromString(hash.substring(0, 8) + "-" + hash.substring(8, 12) + "-8" + hash.substring(13, 16) + "-a" + hash.substring(17, 20) + "-" + hash.substring(20, 32));
    }
}
