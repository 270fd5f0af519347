package org.returnhome.attachment.sound;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.gagravarr.ogg.OggFile;
import org.gagravarr.ogg.OggPacket;
import org.gagravarr.opus.OpusInfo;
import org.gagravarr.opus.OpusTags;

/** Sounds of which it can be told whether they are still themselves: one second of 440 Hz, then one of 1,000 Hz. */
public final class Tones {
    public static final int RATE = 48_000;
    private static final int FRAME = RATE / 50;

    private Tones() {}

    /** As `sounds/README.md` says. */
    public static byte[] sample(String name) {
        try (var file = Tones.class.getResourceAsStream("/sounds/" + name)) {
            return file.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Stereo, as Ogg with Opus, with a comment. */
    public static byte[] ogg(String comment) {
        var bytes = new ByteArrayOutputStream();
        try {
            var encoder = new OpusEncoder(RATE, 2, OpusApplication.OPUS_APPLICATION_AUDIO);
            encoder.setBitrate(64_000);
            var info = new OpusInfo();
            info.setNumChannels(2);
            info.setSampleRate(RATE);
            info.setPreSkip(encoder.getLookahead());
            var tags = new OpusTags();
            tags.addComment("location", comment);
            var pages = new OggFile(bytes).getPacketWriter(77);
            pages.bufferPacket(info.write(), true);
            pages.bufferPacket(tags.write(), true);
            var frame = new short[FRAME * 2];
            var packet = new byte[1275];
            for (int start = 0; start < 2 * RATE; start += FRAME) {
                for (int sample = 0; sample < FRAME; sample++) {
                    int at = start + sample;
                    frame[2 * sample] = (short) (8_000 * Math.sin(2 * Math.PI * (at < RATE ? 440 : 1_000) * at / RATE));
                    frame[2 * sample + 1] = frame[2 * sample];
                }
                int size = encoder.encode(frame, 0, FRAME, packet, 0, packet.length);
                if (pages.getSizePendingFlush() > 2_000) {
                    pages.flush();
                }
                pages.bufferPacket(new OggPacket(Arrays.copyOf(packet, size)), start + FRAME);
            }
            pages.close();
            return bytes.toByteArray();
        } catch (IOException | OpusException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** As the tablet makes a WAV of what the browser recorded otherwise, with so many samples a second. */
    public static byte[] wave(int rate) {
        return wave(rate, 2 * rate, at -> 8_000 * Math.sin(2 * Math.PI * (at < rate ? 440 : 1_000) * at / rate));
    }

    /** The same of white noise, as loud as can be: of no sound is a copy larger. */
    public static byte[] noise(int rate, int seconds) {
        var random = new Random(1);
        return wave(rate, seconds * rate, _ -> random.nextInt(-Short.MAX_VALUE, Short.MAX_VALUE));
    }

    private static byte[] wave(int rate, int length, IntToDoubleFunction sample) {
        var samples = ByteBuffer.allocate(length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < length; at++) {
            samples.putShort((short) sample.applyAsDouble(at));
        }
        var bytes = new ByteArrayOutputStream();
        var sound = new AudioInputStream(new ByteArrayInputStream(samples.array()), new AudioFormat(rate, Short.SIZE, 1, true, false), length);
        try {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return bytes.toByteArray();
    }

    /** The samples of an Ogg with Opus, at 48 kHz, mono, without what is to be skipped. */
    public static short[] heard(byte[] ogg) throws IOException {
        var listener = new Listener();
        new OggPackets(listener, new Limits(60, 60, System::nanoTime)).read(new ByteArrayInputStream(ogg));
        return Arrays.copyOfRange(listener.heard, listener.skip, listener.size);
    }

    /** How much of the samples between two seconds is a tone of this pitch: 0 nothing, 1 all (Goertzel). */
    public static double share(short[] samples, double from, double to, int pitch) {
        double whole = 0;
        double cosine = 2 * Math.cos(2 * Math.PI * pitch / RATE);
        double last = 0;
        double before = 0;
        int begin = (int) (from * RATE);
        int end = (int) (to * RATE);
        for (int at = begin; at < end; at++) {
            whole += (double) samples[at] * samples[at];
            double now = samples[at] + cosine * last - before;
            before = last;
            last = now;
        }
        return (last * last + before * before - cosine * last * before) * 2 / (end - begin) / whole;
    }

    private static final class Listener implements Packets {
        private OpusDecoder decoder;
        private int skip;
        private int size;
        private short[] heard = new short[60 * RATE];

        @Override
        public void header(byte[] header) throws IOException {
            skip = new OpusInfo(new OggPacket(header)).getPreSkip();
            try {
                decoder = new OpusDecoder(RATE, 1);
            } catch (OpusException fault) {
                throw new IOException(fault);
            }
        }

        @Override
        public void packet(byte[] bytes) throws IOException {
            try {
                size += decoder.decode(bytes, 0, bytes.length, heard, size, RATE * 120 / 1000, false);
            } catch (OpusException fault) {
                throw new IOException(fault);
            }
        }
    }
}
