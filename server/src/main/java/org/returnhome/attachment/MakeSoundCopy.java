package org.returnhome.attachment;

import com.mongodb.MongoException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.returnhome.attachment.sound.Sounds;
import org.returnhome.submission.wire.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what people hear of a sound: WebM and Ogg with Opus, and WAV, become Ogg with Opus, without metadata. M4A and AAC have no copy,
 * for want of a decoder that is safe with what strangers made; a tablet sends them only when its browser cannot decode them either, or they are too long.
 */
@Singleton
class MakeSoundCopy {
    private static final Logger LOG = LoggerFactory.getLogger(MakeSoundCopy.class);

    /** It is stored as one document; the embedded store, in a small heap, does not survive one of 14 MiB. */
    private static final int LARGEST_COPY = 4 << 20;

    private final Sounds sounds;

    MakeSoundCopy(AttachmentConfiguration configuration) {
        sounds = new Sounds(configuration.mostSeconds(), configuration.mostWorkSeconds(), LARGEST_COPY, System::nanoTime);
    }

    /** The copy; empty when the sound cannot be decoded as a whole within the limits. What a decoder throws ends here, errors too. */
    Optional<MakeCopy.Made> of(MediaKind kind, InputStream original) {
        try (var bytes = original) {
            var copy = switch (kind) {
                case WEBM -> sounds.ofWebm(bytes);
                case OGG -> sounds.ofOgg(bytes);
                case WAVE -> sounds.ofWave(bytes);
                case MPEG_4_AUDIO, AAC, JPEG, PNG, WEBP -> throw new IOException("no decoder of sound for it");
            };
            return Optional.of(new MakeCopy.Made(
                    new Upload.Copy("audio/ogg", Sha256.hex(copy), copy.length, Optional.empty(), Optional.empty()), copy));
        } catch (MongoException storeFault) {
            throw storeFault; // the file may be well: it is looked at again
        } catch (IOException | RuntimeException | AssertionError | OutOfMemoryError | StackOverflowError undecodable) {
            LOG.info("A sound could not be decoded: {}", undecodable.getClass().getName());
            return Optional.empty();
        }
    }
}
