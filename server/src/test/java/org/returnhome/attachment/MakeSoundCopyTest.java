package org.returnhome.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.returnhome.attachment.sound.Tones;
import org.returnhome.submission.wire.Sha256;

/** A sound has a copy, or none; nothing that is in a file comes out as an error (issue 3, 7). */
class MakeSoundCopyTest {
    private static final int TRIES = 300;

    private final MakeSoundCopy makeSoundCopy = new MakeSoundCopy(MakeCopyTest.CONFIGURATION);

    @Test
    void what_no_safe_decoder_reads_has_no_copy() {
        assertThat(made(MediaKind.MPEG_4_AUDIO, Tones.sample("note.m4a"))).isEmpty();
        assertThat(made(MediaKind.AAC, Tones.sample("note.m4a"))).isEmpty();
    }

    @Test
    void a_sound_whose_bytes_cannot_be_had_has_no_copy() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThat(makeSoundCopy.of(MediaKind.WEBM, broken)).isEmpty();
        assertThat(makeSoundCopy.of(MediaKind.OGG, broken)).isEmpty();
        assertThat(makeSoundCopy.of(MediaKind.WAVE, broken)).isEmpty();
    }

    @Test
    void one_kind_said_to_be_the_other_has_no_copy() {
        assertThat(made(MediaKind.OGG, Tones.sample("chromium.webm"))).isEmpty();
        assertThat(made(MediaKind.WEBM, Tones.ogg(""))).isEmpty();
        assertThat(made(MediaKind.WAVE, Tones.ogg(""))).isEmpty();
    }

    @Test
    @Timeout(300)
    void whatever_is_damaged_in_a_webm_it_has_a_copy_or_none() {
        damage(MediaKind.WEBM, Tones.sample("chromium.webm"), 2026);
    }

    @Test
    @Timeout(300)
    void whatever_is_damaged_in_an_ogg_it_has_a_copy_or_none() {
        damage(MediaKind.OGG, Tones.ogg(""), 1127);
    }

    @Test
    @Timeout(300)
    void whatever_is_damaged_in_a_wav_it_has_a_copy_or_none() {
        damage(MediaKind.WAVE, Tones.wave(24_000), 2411);
    }

    @Test
    void the_copy_has_a_digest_of_its_own_and_no_pixels() {
        var webm = Tones.sample("chromium.webm");
        var copy = made(MediaKind.WEBM, webm).orElseThrow();
        assertThat(copy.copy()).isEqualTo(new Upload.Copy("audio/ogg", Sha256.hex(copy.bytes()), copy.bytes().length, Optional.empty(), Optional.empty()));
        assertThat(copy.copy().sha256()).isNotEqualTo(Sha256.hex(webm));
    }

    private void damage(MediaKind kind, byte[] sound, long seed) {
        var random = new Random(seed);
        int none = 0;
        for (int tries = 0; tries < TRIES; tries++) {
            var damaged = random.nextInt(3) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            // Headers are where lies matter most.
            int within = random.nextBoolean() ? Math.min(400, damaged.length) : damaged.length;
            for (int changes = random.nextInt(8); changes > 0 && within > 0; changes--) {
                damaged[random.nextInt(within)] = (byte) random.nextInt(256);
            }
            long begun = System.nanoTime();
            none += made(kind, damaged).isEmpty() ? 1 : 0;
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).as("try " + tries + " of " + seed).isLessThan(Duration.ofSeconds(30));
        }
        assertThat(none).as("not all was damage").isBetween(TRIES / 4, TRIES - 1);
    }

    private Optional<MakeCopy.Made> made(MediaKind kind, byte[] original) {
        return makeSoundCopy.of(kind, new ByteArrayInputStream(original));
    }
}
