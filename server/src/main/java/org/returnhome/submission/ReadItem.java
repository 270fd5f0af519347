package org.returnhome.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.ItemReading.Note;
import org.returnhome.submission.ItemReading.OverLimit;
import org.returnhome.submission.ItemReading.Readable;
import org.returnhome.submission.ItemReading.Salvage;
import org.returnhome.submission.ItemReading.Unreadable;
import org.returnhome.submission.wire.CanonicalJson;
import org.returnhome.submission.wire.CompactJws;
import org.returnhome.submission.wire.Reading;
import org.returnhome.submission.wire.StrictBase64Url;

/**
 * Reads one signed item: limits, encoding, signature, canonical form, shape, and the evidence named. Whether the form is
 * known and the visit the worker's is for others to find out. May be used by many threads at once.
 */
@Singleton
public final class ReadItem {
    private final EnvelopeSchema schema;

    ReadItem(EnvelopeSchema schema) {
        this.schema = schema;
    }

    /** An item that is read as far as it goes without the key that it names. */
    public sealed interface Opened {
        /** Over a limit. */
        record TooLarge(OverLimit reading) implements Opened {}

        /** No JWS of ours. */
        record NoSignature(Unreadable reading) implements Opened {}

        /**
         * It claims to be signed.
         *
         * @param content what it would be if the signature holds; empty when that cannot be read, for these problems
         */
        record Claimed(SubmissionItem item, CompactJws jws, Optional<Readable> content, List<Problem> problems) implements Opened {}

        /** Thumbprint of the key that it claims to be signed with. */
        default Optional<String> keyId() {
            return this instanceof Claimed claimed ? Optional.of(claimed.jws().keyId()) : Optional.empty();
        }

        /** What it claims to hold; nothing of it is proven. */
        default Optional<Envelope> envelope() {
            return this instanceof Claimed claimed ? claimed.content().map(Readable::envelope) : Optional.empty();
        }
    }

    /** Reads the item. Asks for one key at most. */
    public ItemReading read(SubmissionItem item, DeviceKeys keys, Sender sender) {
        var opened = open(item);
        return judge(opened, opened.keyId().flatMap(keys::withThumbprint), sender);
    }

    /** Reads what can be read without the key. */
    public Opened open(SubmissionItem item) {
        var limit = item.limitPassed();
        if (limit.isPresent()) {
            return new Opened.TooLarge(new OverLimit(Problem.of(ProblemCode.OVER_LIMIT, limit.get())));
        }
        return switch (DeviceSignature.read(item.jws())) {
            case Reading.Refused<CompactJws>(var problem) -> new Opened.NoSignature(unsigned(item, problem));
            case Reading.Value<CompactJws>(var jws) -> {
                var problems = new ArrayList<Problem>();
                yield new Opened.Claimed(item, jws, content(item, jws.payload(), problems), List.copyOf(problems));
            }
        };
    }

    /** Judges what was opened by the key that it names, if that was enrolled. */
    public ItemReading judge(Opened opened, Optional<DeviceKey> key, Sender sender) {
        return switch (opened) {
            case Opened.TooLarge(var reading) -> reading;
            case Opened.NoSignature(var reading) -> reading;
            case Opened.Claimed claimed -> signed(claimed, key, sender);
        };
    }

    private static ItemReading signed(Opened.Claimed claimed, Optional<DeviceKey> key, Sender sender) {
        var problems = new ArrayList<>(DeviceSignature.problems(claimed.jws(), key, claimed.content().map(Readable::envelope), sender));
        problems.addAll(claimed.problems());
        if (problems.isEmpty() && claimed.content().isPresent()) {
            return noted(claimed.content().get(), key.orElseThrow(), sender);
        }
        return new Unreadable(problems, salvage(claimed.jws().payload()), claimed.item().itemDigest(), claimed.content());
    }

    /** An item whose JWS cannot be read as one; its payload may still say what it is about. */
    private Unreadable unsigned(SubmissionItem item, Problem problem) {
        var segments = item.jws().split("\\.", 3);
        var payload = segments.length < 2 ? Optional.<byte[]>empty() : StrictBase64Url.decode(segments[1]);
        var content = payload.flatMap(bytes -> content(item, bytes, new ArrayList<>()));
        return new Unreadable(List.of(Problem.at(problem.code(), "jws", problem.message())),
                payload.map(ReadItem::salvage).orElseGet(() -> salvage(new byte[0])), item.itemDigest(), content);
    }

    private static Readable noted(Readable content, DeviceKey key, Sender sender) {
        var notes = EnumSet.noneOf(Note.class);
        if (content.envelope().clock().isOff(sender.receivedAt())) {
            notes.add(Note.CLOCK_OFF);
        }
        if (!content.envelope().worker().equals(sender.personId())) {
            notes.add(Note.IMPORTED);
        }
        if (key.revokedAt().isPresent()) {
            notes.add(Note.REVOKED_DEVICE);
        }
        return new Readable(content.envelope(), content.payload(), content.contentDigest(), content.jws(),
                content.evidence(), Set.copyOf(notes));
    }

    /** Envelope and evidence, if they can be read; else adds why not. */
    private Optional<Readable> content(SubmissionItem item, byte[] payload, List<Problem> problems) {
        return switch (CanonicalJson.read(payload).then(json -> envelope(json, problems))) {
            case Reading.Refused<Optional<Envelope>>(var problem) -> {
                problems.add(within("envelope", problem));
                yield Optional.empty();
            }
            case Reading.Value<Optional<Envelope>>(var envelope) -> envelope.flatMap(read -> evidence(item, read, problems).map(
                    evidence -> new Readable(read, payload, ContentDigest.of(payload), item.jws(), evidence, Set.of())));
        };
    }

    private Reading<Optional<Envelope>> envelope(JsonNode json, List<Problem> problems) {
        if (json.path("version").isIntegralNumber() && json.path("version").intValue() != Envelope.VERSION) {
            return Reading.refused(ProblemCode.UNKNOWN_ENVELOPE_VERSION, "version", "This version of the envelope is not known here.");
        }
        var misshapen = schema.problems(json);
        misshapen.forEach(problem -> problems.add(within("envelope", problem)));
        return misshapen.isEmpty() ? EnvelopeJson.read(json).then(envelope -> Reading.of(Optional.of(envelope)))
                : Reading.of(Optional.empty());
    }

    private static Optional<Map<String, byte[]>> evidence(SubmissionItem item, Envelope envelope, List<Problem> problems) {
        int before = problems.size();
        var sent = new HashMap<String, byte[]>();
        for (int at = 0; at < item.blobs().size(); at++) {
            var blob = item.blobs().get(at);
            var bytes = StrictBase64Url.decode(blob.content());
            if (bytes.isEmpty()) {
                problems.add(Problem.at(ProblemCode.MALFORMED_ENCODING, "blobs." + at + ".content", "It is not strict base64url without padding."));
            } else if (!ContentDigest.of(bytes.get()).equals(blob.digest())) {
                problems.add(Problem.at(ProblemCode.EVIDENCE_DIGEST_MISMATCH, "blobs." + at + ".digest", "The content does not have this digest."));
            } else {
                sent.put(blob.digest(), bytes.get());
            }
        }
        var named = new HashMap<String, byte[]>();
        for (int at = 0; at < envelope.evidence().size(); at++) {
            var strokes = envelope.evidence().get(at).strokes();
            if (strokes.isPresent() && !sent.containsKey(strokes.get())) {
                problems.add(Problem.at(ProblemCode.EVIDENCE_MISSING, "envelope.evidence." + at + ".strokes", "The stroke file did not come with it."));
            }
            strokes.ifPresent(digest -> named.put(digest, sent.get(digest)));
        }
        return problems.size() == before ? Optional.of(Map.copyOf(named)) : Optional.empty();
    }

    private static Salvage salvage(byte[] payload) {
        var json = CanonicalJson.readAnyLayout(payload) instanceof Reading.Value<JsonNode>(var tree) ? tree
                : MissingNode.getInstance();
        return new Salvage(uuid(json, "id"), payload.length == 0 ? Optional.empty() : Optional.of(ContentDigest.of(payload)),
                uuid(json, "worker"), uuid(json, "device"), uuid(json, "child"), uuid(json, "visit"));
    }

    private static Optional<UUID> uuid(JsonNode json, String name) {
        try {
            return Optional.ofNullable(json.path(name).textValue()).map(UUID::fromString);
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Problem within(String outer, Problem problem) {
        return Problem.at(problem.code(), problem.path().map(path -> outer + "." + path).orElse(outer), problem.message());
    }
}
