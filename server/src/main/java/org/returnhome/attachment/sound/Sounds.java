package org.returnhome.attachment.sound;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * Makes copies of sounds: mono, Ogg with Opus, without metadata. The same original always gives the same bytes.
 *
 * @param mostSeconds a longer sound has no copy
 * @param mostWorkSeconds a sound that takes longer to read has no copy
 * @param largestCopy a sound whose copy has more bytes has none
 * @param nanoTime a clock that only goes forward, in nanoseconds
 */
public record Sounds(int mostSeconds, int mostWorkSeconds, int largestCopy, LongSupplier nanoTime) {

    /**
     * The copy of a WebM as browsers record it.
     *
     * @throws IOException if it cannot be decoded as a whole within the limits; so does any {@link RuntimeException}
     */
    public byte[] ofWebm(InputStream original) throws IOException {
        var limits = new Limits(mostSeconds, mostWorkSeconds, nanoTime);
        var copy = new SoundCopy(limits, largestCopy);
        new WebmPackets(new OpusPackets(copy), limits).read(original);
        return copy.finish();
    }

    /**
     * The copy of an Ogg with Opus.
     *
     * @throws IOException if it cannot be decoded as a whole within the limits; so does any {@link RuntimeException}
     */
    public byte[] ofOgg(InputStream original) throws IOException {
        var limits = new Limits(mostSeconds, mostWorkSeconds, nanoTime);
        var copy = new SoundCopy(limits, largestCopy);
        new OggPackets(new OpusPackets(copy), limits).read(original);
        return copy.finish();
    }

    /**
     * The copy of a WAV of 24 kHz, 16 bits and one channel, as the tablet makes it.
     *
     * @throws IOException if it is another, or cannot be read as a whole within the limits; so does any {@link RuntimeException}
     */
    public byte[] ofWave(InputStream original) throws IOException {
        var copy = new SoundCopy(new Limits(mostSeconds, mostWorkSeconds, nanoTime), largestCopy);
        new WaveSamples(copy).read(original);
        return copy.finish();
    }
}
