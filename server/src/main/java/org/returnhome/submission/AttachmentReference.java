package org.returnhome.submission;

import java.util.UUID;

/**
 * A file that travels apart from the envelope.
 *
 * @param id made on the tablet
 * @param sha256 SHA-256 of the file
 * @param size in bytes, 1 to 104,857,600
 * @param mediaType as {@code image/jpeg}
 * @param question id of the question it answers
 */
public record AttachmentReference(UUID id, String sha256, long size, String mediaType, String question) {}
