package org.returnhome.attachment.sound;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusDecoder;
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

/** Decodes Opus to one channel and encodes it anew, some milliseconds at a time, as Ogg with Opus (RFC 7845). */
final class Reencoding implements Packets {
    private static final int RATE = 24_000;
    /** Ogg counts samples of Opus at 48 kHz, whatever the sound was made from. */
    private static final int GRANULES = 48_000 / RATE;
    private static final int FRAME = RATE / 50;
    private static final int LONGEST_PACKET = RATE * 120 / 1000;
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
    private final short[] waiting = new short[FRAME + LONGEST_PACKET];
    private final short[] decoded = new short[LONGEST_PACKET];
    private final byte[] encoded = new byte[LARGEST_ENCODED];
    private OpusDecoder decoder;
    private int skip;
    private int filled;
    private long taken;
    private long written;

    Reencoding(Limits limits, int largestCopy) throws IOException {
        this.limits = limits;
        this.largestCopy = largestCopy;
        try {
            encoder = new OpusEncoder(RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
        } catch (OpusException fault) {
            throw new IOException(fault);
        }
        encoder.setBitrate(BITS_A_SECOND);
        encoder.setComplexity(COMPLEXITY);
    }

    @Override
    public void header(byte[] header) throws IOException {
        var info = new OpusInfo(new OggPacket(header));
        if (info.getChannelMappingFamily() != 0 || decoder != null) {
            throw new IOException("not one sound of one or two channels");
        }
        try {
            decoder = new OpusDecoder(RATE, 1);
        } catch (OpusException fault) {
            throw new IOException(fault);
        }
        decoder.setGain((short) info.getOutputGain());
        skip = info.getPreSkip() / GRANULES;
        var own = new OpusInfo();
        own.setNumChannels(1);
        own.setPreSkip(encoder.getLookahead() * GRANULES);
        own.setSampleRate(RATE);
        pages.bufferPacket(own.write(), true);
        var tags = new OpusTags();
        tags.setVendor("Return Home");
        pages.bufferPacket(tags.write(), true);
    }

    @Override
    public void packet(byte[] bytes) throws IOException {
        if (decoder == null || bytes.length == 0) {
            throw new IOException("no header, or an empty packet");
        }
        int samples;
        try {
            samples = decoder.decode(bytes, 0, bytes.length, decoded, 0, decoded.length, false);
        } catch (OpusException undecodable) {
            throw new IOException(undecodable);
        }
        int skipped = Math.min(skip, samples);
        skip -= skipped;
        take(skipped, samples - skipped);
    }

    /** Encodes the rest, and what the encoder still holds back. The last page says where the sound really ends (RFC 7845 §4.4). */
    byte[] finish() throws IOException {
        if (taken == 0) {
            throw new IOException("no sound");
        }
        for (var end = taken + encoder.getLookahead(); written < end; filled = 0) {
            Arrays.fill(waiting, filled, FRAME, (short) 0);
            encode(0, Math.min(written + FRAME, end));
        }
        pages.close();
        return copy.toByteArray();
    }

    private void take(int offset, int samples) throws IOException {
        taken += samples;
        limits.check(taken, RATE);
        System.arraycopy(decoded, offset, waiting, filled, samples);
        filled += samples;
        int from = 0;
        for (; filled - from >= FRAME; from += FRAME) {
            encode(from, written + FRAME);
        }
        System.arraycopy(waiting, from, waiting, 0, filled - from);
        filled -= from;
    }

    /** Before a packet and not after it: the last page must carry one. */
    private void encode(int from, long end) throws IOException {
        if (pages.getSizePendingFlush() > PAGE) {
            pages.flush();
        }
        if (copy.size() + pages.getSizePendingFlush() > largestCopy) {
            throw new IOException("a copy that is too large");
        }
        try {
            int size = encoder.encode(waiting, from, FRAME, encoded, 0, encoded.length);
            pages.bufferPacket(new OggPacket(Arrays.copyOf(encoded, size)), end * GRANULES);
        } catch (OpusException fault) {
            throw new IOException(fault);
        }
        written = end;
    }
}
