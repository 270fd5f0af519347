package org.returnhome.submission;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.returnhome.submission.wire.Sha256;
import org.returnhome.submission.wire.StrictBase64Url;

/**
 * One thing that a tablet hands in.
 *
 * @param jws compact JWS by the device's key over the canonical envelope
 * @param blobs small evidence that the envelope names by digest
 */
public record SubmissionItem(String jws, List<Blob> blobs) {
    static final int JWS_CHARACTERS = 1 << 20;
    static final int BLOBS = 16;
    static final int BLOB_BYTES = 256 << 10;

    public SubmissionItem {
        blobs = List.copyOf(blobs);
    }

    /**
     * A piece of evidence.
     *
     * @param digest SHA-256 of the bytes
     * @param content the bytes in base64url without padding
     */
    public record Blob(String digest, String content) {

        /** The blob for the bytes. */
        public static Blob of(byte[] bytes) {
            return new Blob(Sha256.hex(bytes), StrictBase64Url.encode(bytes));
        }
    }

    /** SHA-256 of the JWS as it was sent: the name of an item that cannot be named by its content. */
    public String itemDigest() {
        return Sha256.hex(jws.getBytes(StandardCharsets.UTF_8));
    }

    /** The item as the input of {@code syncSubmissions} takes it, in one line. */
    public String toJson() {
        var json = JsonNodeFactory.instance.objectNode().put("jws", jws);
        var list = json.putArray("blobs");
        blobs.forEach(blob -> list.addObject().put("digest", blob.digest()).put("content", blob.content()));
        return json.toString();
    }

    /** Which limit the item is over; empty when it is within all: 1 MiB of JWS, 16 blobs of 256 KiB each. */
    Optional<String> limitPassed() {
        if (jws.length() > JWS_CHARACTERS) {
            return Optional.of("The JWS has more than 1,048,576 characters.");
        }
        if (blobs.size() > BLOBS) {
            return Optional.of("There are more than 16 blobs.");
        }
        // Four characters carry three bytes.
        return blobs.stream().anyMatch(blob -> (long) blob.content().length() * 3 / 4 > BLOB_BYTES)
                ? Optional.of("A blob has more than 262,144 bytes.") : Optional.empty();
    }
}
