package org.returnhome.submission;

/**
 * The form version that was filled in.
 *
 * @param key as {@code returnHomeInterview}
 * @param version from 1
 * @param hash SHA-256 of the definition's canonical JSON
 */
public record FormReference(String key, int version, String hash) {}
