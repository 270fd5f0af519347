package org.returnhome.attachment.sound;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.gagravarr.ogg.OggFile;
import org.gagravarr.ogg.OggPacket;
import org.gagravarr.ogg.OggPacketWriter;
import org.gagravarr.opus.OpusInfo;
import org.gagravarr.opus.OpusTags;

/** Encodes samples of one channel, some milliseconds at a time, as Ogg with Opus (RFC 7845). */
final class SoundCopy {
    /** Samples a second. */
    static final int RATE = 24_000;
    /** Ogg counts samples of Opus at 48 kHz, whatever the sound was made from. */
    static final int GRANULES = 48_000 / RATE;
    private static final int FRAME = RATE / 50;
    private static final int BITS_A_SECOND = 24_000;
    private static final int COMPLEXITY = 5;
    private static final int LARGEST_ENCODED = 1275;
    private static final int PAGE = 4 << 10;
    /** The sound's own number among streams; it stands alone. */
    private static final int STREAM = 1;

    private final Limits limits;
    private final int largestCopy;
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private final OggPacketWriter pages = new OggFile(copy).getPacketWriter(STREAM);
    private final OpusEncoder encoder;
    private final short[] waiting = new short[FRAME];
    private final byte[] encoded = new byte[LARGEST_ENCODED];
    private int filled;
    private long taken;
    private long written;

    SoundCopy(Limits limits, int largestCopy) throws IOException {
        this.limits = limits;
        this.largestCopy = largestCopy;
        try {
            encoder = new OpusEncoder(RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
        } catch (OpusException fault) {
            throw new IOException(fault);
        }
        encoder.setBitrate(BITS_A_SECOND);
        encoder.setComplexity(COMPLEXITY);
        var own = new OpusInfo();
        own.setNumChannels(1);
        own.setPreSkip(encoder.getLookahead() * GRANULES);
        own.setSampleRate(RATE);
        pages.bufferPacket(own.write(), true);
        var tags = new OpusTags();
        tags.setVendor("Return Home");
        pages.bufferPacket(tags.write(), true);
    }

    /** Takes the next samples. */
    void take(short[] samples, int offset, int count) throws IOException {
        taken += count;
        limits.check(taken, RATE);
        for (int from = offset, end = offset + count; from < end;) {
            int some = Math.min(end - from, FRAME - filled);
            System.arraycopy(samples, from, waiting, filled, some);
            from += some;
            filled += some;
            if (filled == FRAME) {
                encode(written + FRAME);
            }
        }
    }

    /** Encodes the rest, and what the encoder still holds back. The last page says where the sound really ends (RFC 7845 §4.4). */
    byte[] finish() throws IOException {
        if (taken == 0) {
            throw new IOException("no sound");
        }
        for (var end = taken + encoder.getLookahead(); written < end;) {
            Arrays.fill(waiting, filled, FRAME, (short) 0);
            encode(Math.min(written + FRAME, end));
        }
        pages.close();
        return copy.toByteArray();
    }

    /** Before a packet and not after it: the last page must carry one. */
    private void encode(long end) throws IOException {
        if (pages.getSizePendingFlush() > PAGE) {
            pages.flush();
        }
        if (copy.size() + pages.getSizePendingFlush() > largestCopy) {
            throw new IOException("a copy that is too large");
        }
        try {
            int size = encoder.encode(waiting, 0, FRAME, encoded, 0, encoded.length);
            pages.bufferPacket(new OggPacket(Arrays.copyOf(encoded, size)), end * GRANULES);
        } catch (OpusException fault) {
            throw new IOException(fault);
        }
        written = end;
        filled = 0;
    }
}
