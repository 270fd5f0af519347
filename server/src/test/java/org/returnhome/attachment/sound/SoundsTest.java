package org.returnhome.attachment.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.gagravarr.ogg.OggFile;
import org.gagravarr.opus.OpusFile;
import org.junit.jupiter.api.Test;

/** What people hear is decoded and encoded anew, and is still the sound (issue 3, 7). */
class SoundsTest {
    private final Sounds sounds = new Sounds(60, 60, 1 << 20, System::nanoTime);

    @Test
    void a_sound_that_is_too_long_has_no_copy() {
        var brief = new Sounds(1, 60, 1 << 20, System::nanoTime);
        assertThatThrownBy(() -> brief.ofWebm(stream(Tones.sample("chromium.webm")))).hasMessage("the sound is too long");
        assertThatThrownBy(() -> brief.ofOgg(stream(Tones.ogg("")))).hasMessage("the sound is too long");
        assertThatThrownBy(() -> brief.ofWave(stream(Tones.wave(24_000)))).hasMessage("the sound is too long");
    }

    @Test
    void a_sound_whose_copy_would_be_too_large_has_none() {
        var small = new Sounds(60, 60, 4_000, System::nanoTime);
        assertThatThrownBy(() -> small.ofWebm(stream(Tones.sample("chromium.webm")))).hasRootCauseMessage("a copy that is too large");
        assertThatThrownBy(() -> small.ofOgg(stream(Tones.ogg("")))).hasMessage("a copy that is too large");
        assertThatThrownBy(() -> small.ofWave(stream(Tones.wave(24_000)))).hasMessage("a copy that is too large");
    }

    @Test
    void a_note_as_long_as_a_tablet_records_has_a_copy_even_if_it_is_noise() throws Exception {
        var copyOfHalfAMinute = sounds.ofWave(stream(Tones.noise(24_000, 30))).length;
        assertThat(copyOfHalfAMinute).as("20 minutes in 4 MiB").isBetween((3 << 20) / 40, (4 << 20) / 40);
    }

    @Test
    void a_sound_that_takes_too_long_to_read_has_no_copy() {
        var clock = new AtomicLong();
        var hasty = new Sounds(60, 5, 1 << 20, () -> clock.addAndGet(TimeUnit.SECONDS.toNanos(1)));
        assertThatThrownBy(() -> hasty.ofWebm(stream(Tones.sample("chromium.webm")))).hasMessage("the sound takes too long to read");
        assertThatThrownBy(() -> hasty.ofOgg(stream(Tones.ogg("")))).hasMessage("the sound takes too long to read");
        assertThatThrownBy(() -> hasty.ofWave(stream(Tones.wave(24_000)))).hasMessage("the sound takes too long to read");
    }

    @Test
    void a_sound_that_ends_within_a_packet_has_no_copy() {
        var webm = Tones.sample("chromium.webm");
        var ogg = Tones.ogg("");
        assertThatThrownBy(() -> sounds.ofWebm(stream(Arrays.copyOf(webm, 20_100)))).hasRootCauseInstanceOf(EOFException.class);
        assertThatThrownBy(() -> sounds.ofOgg(stream(Arrays.copyOf(ogg, ogg.length - 100)))).isInstanceOf(EOFException.class);
    }

    @Test
    void a_wav_that_ends_before_it_says_or_is_not_as_tablets_make_it_has_no_copy() {
        var wave = Tones.wave(24_000);
        assertThatThrownBy(() -> sounds.ofWave(stream(Arrays.copyOf(wave, wave.length - 100)))).hasMessage("a sound that ends before it says");
        assertThatThrownBy(() -> sounds.ofWave(stream(Tones.wave(48_000)))).hasMessage("not a WAV as tablets make it");
        assertThatThrownBy(() -> sounds.ofWave(stream(Tones.ogg("")))).isInstanceOf(IOException.class);
    }

    @Test
    void what_a_tablet_made_a_wav_of_is_still_the_sound() throws IOException {
        var copy = sounds.ofWave(stream(Tones.wave(24_000)));
        var heard = Tones.heard(copy);
        assertThat(lastGranule(copy)).as("as long as the original, to the sample").isEqualTo(2 * Tones.RATE);
        assertThat(Tones.share(heard, 0.2, 0.9, 440)).isGreaterThan(0.9);
        assertThat(Tones.share(heard, 1.2, 1.9, 1_000)).isGreaterThan(0.9);
        assertThat(sounds.ofWave(stream(Tones.wave(24_000)))).isEqualTo(copy);
    }

    @Test
    void an_element_that_says_it_is_very_large_takes_no_memory() {
        var webm = Tones.sample("chromium.webm");
        int block = indexOf(webm, new byte[] {(byte) 0xA3, 0x44});
        var lying = webm.clone();
        System.arraycopy(new byte[] {0x08, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF}, 0, lying, block + 1, 5);
        assertThatThrownBy(() -> sounds.ofWebm(stream(lying))).hasMessage("an element that is too large for a sound");
    }

    @Test
    void a_packet_without_end_takes_no_memory() {
        var beginning = Arrays.copyOf(Tones.ogg(""), 47);
        assertThatThrownBy(() -> sounds.ofOgg(new EndlessPacket(beginning))).isInstanceOf(IOException.class);
    }

    @Test
    void a_damaged_page_ends_the_reading() {
        var ogg = Tones.ogg("");
        ogg[ogg.length - 500] ^= 1;
        assertThatThrownBy(() -> sounds.ofOgg(stream(ogg))).hasMessageContaining("damaged");
    }

    @Test
    void a_file_without_sound_has_no_copy() {
        assertThatThrownBy(() -> sounds.ofWebm(stream(Arrays.copyOf(Tones.sample("chromium.webm"), 0x107)))).hasMessage("no sound");
        assertThatThrownBy(() -> sounds.ofWebm(stream(new byte[0]))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> sounds.ofOgg(stream(new byte[0]))).isInstanceOf(IOException.class);
    }

    @Test
    void what_chromium_recorded_is_heard_in_its_copy() throws Exception {
        var copy = sounds.ofWebm(stream(Tones.sample("chromium.webm")));
        var heard = Tones.heard(copy);
        assertThat(heard.length / (double) Tones.RATE).as("seconds").isBetween(1.9, 2.15);
        assertThat(Tones.share(heard, 0.2, 0.9, 440)).isGreaterThan(0.9);
        assertThat(Tones.share(heard, 0.2, 0.9, 1_000)).isLessThan(0.05);
        assertThat(Tones.share(heard, 1.2, 1.9, 1_000)).isGreaterThan(0.9);
        assertThat(Tones.share(heard, 1.2, 1.9, 440)).isLessThan(0.05);
        assertThat(copy.length).as("about 24 kbit/s").isLessThan(10_000);
    }

    @Test
    void an_ogg_is_heard_in_its_copy_and_what_was_written_beside_the_sound_is_not_in_it() throws Exception {
        var original = Tones.ogg("51.5074 N 0.1278 W");
        var copy = sounds.ofOgg(stream(original));
        assertThat(new String(original, StandardCharsets.ISO_8859_1)).contains("51.5074");
        assertThat(new String(copy, StandardCharsets.ISO_8859_1)).doesNotContain("51.5074").doesNotContain("location");
        var heard = Tones.heard(copy);
        assertThat(Tones.share(heard, 0.1, 0.9, 440)).isGreaterThan(0.9);
        assertThat(Tones.share(heard, 1.1, 1.9, 1_000)).isGreaterThan(0.9);
    }

    @Test
    void a_copy_is_as_long_as_the_sound_to_the_sample() throws Exception {
        var original = Tones.ogg("");
        var copy = sounds.ofOgg(stream(original));
        assertThat(lastGranule(copy)).isEqualTo(Tones.heard(original).length);
    }

    @Test
    void the_same_sound_always_gives_the_same_copy() throws Exception {
        var webm = Tones.sample("chromium.webm");
        assertThat(sounds.ofWebm(stream(webm))).isEqualTo(sounds.ofWebm(stream(webm)));
    }

    /** Where the copy ends, without what is to be skipped. */
    private static long lastGranule(byte[] copy) throws IOException {
        try (var file = new OpusFile(new OggFile(stream(copy)))) {
            long last = 0;
            for (var packet = file.getNextAudioPacket(); packet != null; packet = file.getNextAudioPacket()) {
                last = packet.getGranulePosition();
            }
            return last - file.getInfo().getPreSkip();
        }
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static int indexOf(byte[] bytes, byte[] sought) {
        for (int at = 0; ; at++) {
            if (Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
                return at;
            }
        }
    }

    /** A header, then for ever pages of a packet that goes on; without checksums, which Ogg's library takes for right. */
    private static final class EndlessPacket extends InputStream {
        private static final int PAGE = 27 + 255 + 255 * 255;

        private final byte[] beginning;
        private long at;

        EndlessPacket(byte[] beginning) {
            this.beginning = beginning;
        }

        @Override
        public int read() {
            if (at < beginning.length) {
                return beginning[(int) at++] & 0xFF;
            }
            long page = (at - beginning.length) / PAGE;
            int within = (int) ((at++ - beginning.length) % PAGE);
            return switch (within) {
                case 0 -> 'O';
                case 1, 2 -> 'g';
                case 3 -> 'S';
                case 5 -> page == 0 ? 0 : 1;
                case 14, 15, 16, 17 -> beginning[within] & 0xFF;
                default -> within >= 26 && within < 27 + 255 ? 255 : 0;
            };
        }
    }
}
