package org.returnhome.attachment.sound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Reads a WAV as the tablet makes it where the browser records neither WebM nor Ogg: 24 kHz, 16 bits, one channel. */
final class WaveSamples {
    private static final AudioFormat FORMAT = new AudioFormat(SoundCopy.RATE, Short.SIZE, 1, true, false);
    private static final int SAMPLES = SoundCopy.RATE / 10;

    private final SoundCopy copy;

    WaveSamples(SoundCopy copy) {
        this.copy = copy;
    }

    void read(InputStream original) throws IOException {
        try (var samples = AudioSystem.getAudioInputStream(new BufferedInputStream(original))) {
            if (!samples.getFormat().matches(FORMAT)) {
                throw new IOException("not a WAV as tablets make it");
            }
            var left = samples.getFrameLength();
            for (var some = samples.readNBytes(SAMPLES * Short.BYTES); some.length > 0; some = samples.readNBytes(SAMPLES * Short.BYTES)) {
                var taken = new short[some.length / Short.BYTES];
                ByteBuffer.wrap(some).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(taken);
                copy.take(taken, 0, taken.length);
                left -= taken.length;
            }
            if (left != 0) {
                throw new IOException("a sound that ends before it says");
            }
        } catch (UnsupportedAudioFileException other) {
            throw new IOException(other);
        }
    }
}
