package org.returnhome.attachment;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.NamedAttachments;

/**
 * Takes in the next chunk of an upload, and settles the upload when it was the last. The chunk's document is the commit point;
 * the register follows, and catches up at the next contact if the server died in between.
 */
@Singleton
class ReceiveChunk {
    private static final int BUFFER = 64 << 10;

    private final Uploads uploads;
    private final Chunks chunks;
    private final MakeCopy makeCopy;
    private final NamedAttachments named;
    private final Clock clock;

    ReceiveChunk(Uploads uploads, Chunks chunks, MakeCopy makeCopy, NamedAttachments named, Clock clock) {
        this.uploads = uploads;
        this.chunks = chunks;
        this.makeCopy = makeCopy;
        this.named = named;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** It is here; so much of the file is now. */
        record Kept(Upload upload) implements Outcome {}

        /** It is not, and the upload goes on elsewhere, or not at all. */
        record Refused(Problem problem) implements Outcome {}
    }

    /** The upload as it really is: with what came before a crash, and settled if all of it is here. */
    Upload current(Upload upload) {
        if (upload.state() != Upload.State.ARRIVING) {
            return upload;
        }
        var received = upload.received();
        for (var next = chunks.size(upload.id(), received); next.isPresent(); next = chunks.size(upload.id(), received)) {
            received += next.get();
        }
        if (received > upload.received()) {
            uploads.received(upload.id(), received);
        }
        return received == upload.size() ? settled(upload.withReceived(received)) : upload.withReceived(received);
    }

    /**
     * Takes in bytes at an offset.
     *
     * @param known the upload, as {@link #current} says
     */
    Outcome receive(Upload known, long offset, byte[] bytes) {
        if (offset != known.received()) {
            return refused(ProblemCode.OFFSET_CONFLICT, "The upload goes on at byte " + known.received() + ".");
        }
        if (offset + bytes.length > known.size()) {
            return refused(ProblemCode.BODY_TOO_LARGE, "The file was said to have " + known.size() + " bytes, and this is more.");
        }
        if (bytes.length == 0) {
            return new Outcome.Kept(known);
        }
        if (offset == 0 && (bytes.length >= MediaKind.NEEDED || bytes.length == known.size()) && !fits(known, bytes)) {
            uploads.refused(known.id(), ProblemCode.UNSUPPORTED_MEDIA);
            return unsupported();
        }
        if (!chunks.keep(known, offset, bytes)) {
            return refused(ProblemCode.OFFSET_CONFLICT, "Another request brought this part of the file at the same time.");
        }
        uploads.received(known.id(), offset + bytes.length);
        var now = known.withReceived(offset + bytes.length);
        var settled = now.received() == now.size() ? settled(now) : now;
        return settled.problem().map(this::refusal).orElseGet(() -> new Outcome.Kept(settled));
    }

    /** Why an upload that was refused, was. */
    Outcome refusal(ProblemCode code) {
        return code == ProblemCode.UNSUPPORTED_MEDIA ? unsupported()
                : refused(code, "What came is not the file that was announced: its digest is another. Start it anew.");
    }

    private Upload settled(Upload upload) {
        if (!digest(upload).equals(upload.sha256())) {
            return refuse(upload, ProblemCode.WRONG_DIGEST);
        }
        var first = first(upload);
        if (!fits(upload, first)) {
            return refuse(upload, ProblemCode.UNSUPPORTED_MEDIA);
        }
        complete(upload, MediaKind.of(first).orElseThrow());
        return upload.withState(Upload.State.COMPLETE, Optional.empty());
    }

    /** A copy of a long sound takes a while. Whoever asks again meanwhile waits for it here, and makes no second. */
    private void complete(Upload upload, MediaKind kind) {
        synchronized (makeCopy) {
            if (uploads.find(upload.authorityId(), upload.id()).orElseThrow().state() == Upload.State.COMPLETE) {
                return;
            }
            var made = makeCopy.of(kind, chunks.read(upload.id()));
            made.ifPresent(copy -> chunks.keepCopy(upload, copy.bytes()));
            uploads.completed(upload.id(), clock.instant(), made.map(MakeCopy.Made::copy));
        }
        named.arrived(upload.submissionId());
    }

    private Upload refuse(Upload upload, ProblemCode problem) {
        uploads.refused(upload.id(), problem);
        return upload.withState(Upload.State.REFUSED, Optional.of(problem));
    }

    private static boolean fits(Upload upload, byte[] first) {
        var named = MediaKind.named(upload.mediaType());
        return named.isPresent() && MediaKind.of(Arrays.copyOf(first, Math.min(first.length, MediaKind.NEEDED))).equals(named);
    }

    private byte[] first(Upload upload) {
        try (var bytes = chunks.read(upload.id())) {
            return bytes.readNBytes(MediaKind.NEEDED);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private String digest(Upload upload) {
        try (var bytes = chunks.read(upload.id())) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JVM has SHA-256", fault);
        }
    }

    private static Outcome unsupported() {
        return refused(ProblemCode.UNSUPPORTED_MEDIA, "This is no photo (JPEG, PNG, WebP) and no sound (M4A, AAC, WebM or Ogg with Opus)"
                + " of the kind that was announced.");
    }

    private static Outcome refused(ProblemCode code, String sentence) {
        return new Outcome.Refused(Problem.of(code, sentence));
    }
}
