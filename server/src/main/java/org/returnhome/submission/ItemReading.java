package org.returnhome.submission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.problem.Problem;

/** What came of reading an item: it says what can be known from the item, the key and the sender, before any store is asked. */
public sealed interface ItemReading {

    /**
     * It is what it claims to be.
     *
     * @param envelope what the worker handed in
     * @param payload the envelope's canonical bytes, to be stored as they are; not to be changed
     * @param contentDigest SHA-256 of the payload
     * @param jws the signed item, to be stored as it is
     * @param evidence bytes of the blobs that the envelope names, by digest; blobs it does not name have no standing and are left out
     * @param notes what was noticed
     */
    record Readable(Envelope envelope, byte[] payload, String contentDigest, String jws, Map<String, byte[]> evidence,
                    Set<Note> notes) implements ItemReading {}

    /**
     * It is kept in quarantine.
     *
     * @param problems why, the gravest first; at least one. Paths begin with {@code jws}, {@code envelope} or {@code blobs}
     * @param salvage what it claims to be; nothing of it is proven
     * @param itemDigest SHA-256 of the JWS as sent
     * @param content what it would be if a person took it for genuine; empty when it cannot be read as a submission
     */
    record Unreadable(List<Problem> problems, Salvage salvage, String itemDigest, Optional<Readable> content)
            implements ItemReading {}

    /** It is over a limit, is not kept, and gets no receipt. */
    record OverLimit(Problem problem) implements ItemReading {}

    /** What was noticed about an item that can be read. */
    enum Note {
        /** The device's clock was off by more than a day. */
        CLOCK_OFF,
        /** It was brought in by a supervisor for another worker. */
        IMPORTED,
        /** The key was revoked, and a supervisor brought it in. */
        REVOKED_DEVICE
    }

    /**
     * What an item that cannot be trusted says of itself, as far as it could be made out.
     *
     * @param submissionId id of the submission
     * @param contentDigest SHA-256 of the payload, if the payload could be decoded at all
     * @param worker who it says filled it in
     * @param device on which it says it was filled in
     * @param child about whom it says it is
     * @param visit for which it says it is
     */
    record Salvage(Optional<UUID> submissionId, Optional<String> contentDigest, Optional<UUID> worker,
                   Optional<UUID> device, Optional<UUID> child, Optional<UUID> visit) {

        /** What a readable item says of itself. */
        public static Salvage of(Readable item) {
            var envelope = item.envelope();
            return new Salvage(Optional.of(envelope.id()), Optional.of(item.contentDigest()), Optional.of(envelope.worker()),
                    Optional.of(envelope.device()), Optional.of(envelope.child()), envelope.visit());
        }
    }
}
