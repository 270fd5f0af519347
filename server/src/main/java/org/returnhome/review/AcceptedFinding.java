package org.returnhome.review;

import java.util.Objects;

/**
 * An open finding that a manager accepted.
 *
 * @param path of the answer, as the finding gives it
 * @param reason why it may stay open; 1 to 1,000 characters
 */
public record AcceptedFinding(String path, String reason) {
    public AcceptedFinding {
        Objects.requireNonNull(path);
        Objects.requireNonNull(reason);
    }
}
