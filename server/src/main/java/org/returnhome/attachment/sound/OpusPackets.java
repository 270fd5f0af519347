package org.returnhome.attachment.sound;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import org.gagravarr.ogg.OggPacket;
import org.gagravarr.opus.OpusInfo;

/** Decodes Opus to one channel, packet by packet, for a copy. */
final class OpusPackets implements Packets {
    private static final int LONGEST_PACKET = SoundCopy.RATE * 120 / 1000;

    private final SoundCopy copy;
    private final short[] decoded = new short[LONGEST_PACKET];
    private OpusDecoder decoder;
    private int skip;

    OpusPackets(SoundCopy copy) {
        this.copy = copy;
    }

    @Override
    public void header(byte[] header) throws IOException {
        var info = new OpusInfo(new OggPacket(header));
        if (info.getChannelMappingFamily() != 0 || decoder != null) {
            throw new IOException("not one sound of one or two channels");
        }
        try {
            decoder = new OpusDecoder(SoundCopy.RATE, 1);
        } catch (OpusException fault) {
            throw new IOException(fault);
        }
        decoder.setGain((short) info.getOutputGain());
        skip = info.getPreSkip() / SoundCopy.GRANULES;
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
        copy.take(decoded, skipped, samples - skipped);
    }
}
