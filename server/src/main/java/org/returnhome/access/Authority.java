package org.returnhome.access;

import java.util.Optional;
import java.util.UUID;

/**
 * A local authority. Every record belongs to one, and nothing crosses from one to another.
 *
 * @param localAuthorityCode the code of the Office for National Statistics, such as {@code E09999999}
 * @param sealingKey its own public key for sealed copies (P-256 JWK as text); empty to use the server's SEALING_KEY
 */
public record Authority(UUID id, String name, String localAuthorityCode, Optional<String> sealingKey) {}
