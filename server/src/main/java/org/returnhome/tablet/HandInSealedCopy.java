package org.returnhome.tablet;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Caller;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;
import org.returnhome.submission.wire.Sha256;

/**
 * Keeps a sealed copy (wire.md, Keys and loss). The document is written first, then the register: whoever gets no answer sends
 * the part again, and finds it there.
 */
@Singleton
class HandInSealedCopy {
    private static final int LONGEST_PART = 4 << 20;
    private static final int MOST_PARTS = 10;

    private final SealedCopies copies;
    private final SealedCopyDocuments documents;
    private final SealedCopyReceipts receipts;
    private final Register register;
    private final Ids ids;
    private final Clock clock;

    HandInSealedCopy(SealedCopies copies, SealedCopyDocuments documents, SealedCopyReceipts receipts, Register register, Ids ids, Clock clock) {
        this.copies = copies;
        this.documents = documents;
        this.receipts = receipts;
        this.register = register;
        this.ids = ids;
        this.clock = clock;
    }

    /** One part. */
    record Request(UUID clientId, Optional<UUID> deviceId, boolean fromFile, String content, int part, int parts) {}

    /** What came of it. */
    sealed interface Outcome {
        /** The part is kept, now or since before. */
        record Kept(SealedCopy copy) implements Outcome {}

        /** It is not. */
        record Refused(Problem problem) implements Outcome {}
    }

    Outcome handIn(Caller caller, Request request) {
        if (request.parts() < 1 || request.parts() > MOST_PARTS || request.part() < 1 || request.part() > request.parts()) {
            return refused(ProblemCode.BAD_ARGUMENT, "input.part", "A copy has 1 to " + MOST_PARTS + " parts, and a part is one of them.");
        }
        if (request.content().length() > LONGEST_PART) {
            return refused(ProblemCode.OVER_LIMIT, "input.content", "A part has at most " + LONGEST_PART + " characters: send it in more parts.");
        }
        if (!SealedCopyText.plausible(request.content(), request.part() == 1, request.part() == request.parts())) {
            return refused(ProblemCode.NOT_A_SEALED_COPY, "input.content", "This is no compact JWE with ECDH-ES and A256GCM, nor a piece of one.");
        }
        var kept = documents.keep(caller.authorityId(), request.clientId(), request.part(), request.content());
        return kept.equals(request.content()) ? register.together(() -> entered(caller, request)) : taken();
    }

    private Outcome entered(Caller caller, Request request) {
        var copy = copies.enter(new SealedCopy(ids.next(), caller.authorityId(), request.clientId(), request.deviceId(), caller.personId(),
                request.fromFile(), request.parts(), clock.instant().truncatedTo(ChronoUnit.MILLIS), Optional.empty(), Optional.empty(), Optional.empty()));
        if (!copy.personId().equals(caller.personId()) || copy.parts() != request.parts() || copy.fromFile() != request.fromFile()
                || !copy.deviceId().equals(request.deviceId())) {
            return taken();
        }
        var here = copies.partKept(copy.id(), request.part(), Sha256.hex(request.content().getBytes(StandardCharsets.US_ASCII)));
        if (copy.whole().isPresent() || here < copy.parts()) {
            return new Outcome.Kept(copy);
        }
        var whole = whole(copy);
        copies.complete(copy.id(), whole);
        return new Outcome.Kept(new SealedCopy(copy.id(), copy.authorityId(), copy.clientId(), copy.deviceId(), copy.personId(), copy.fromFile(),
                copy.parts(), copy.receivedAt(), Optional.of(whole), copy.opened(), copy.imported()));
    }

    private SealedCopy.Whole whole(SealedCopy copy) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            long size = 0;
            for (int part = 1; part <= copy.parts(); part++) {
                var text = documents.find(copy.authorityId(), copy.clientId(), part).orElseThrow();
                digest.update(text.getBytes(StandardCharsets.US_ASCII));
                size += text.length();
            }
            var hex = HexFormat.of().formatHex(digest.digest());
            return new SealedCopy.Whole(size, hex, receipts.sign(copy.clientId(), hex, size, copy.receivedAt()));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JVM has SHA-256", fault);
        }
    }

    private static Outcome taken() {
        return refused(ProblemCode.CLIENT_ID_USED, "input.clientId", "This id was used for another copy.");
    }

    private static Outcome refused(ProblemCode code, String path, String message) {
        return new Outcome.Refused(Problem.at(code, path, message));
    }
}
