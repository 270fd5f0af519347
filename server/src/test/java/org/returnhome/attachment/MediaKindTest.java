package org.returnhome.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file is, its first bytes say (issue 3, 7). */
class MediaKindTest {

    @ParameterizedTest
    @ValueSource(strings = {"<svg xmlns='http://www.w3.org/2000/svg'>", "<?xml version='1.0'?><svg/>", "<!DOCTYPE html><script>", "%PDF-1.7", "PK\u0003\u0004",
        "GIF89a", "MZ", "#!/bin/sh", "\u007fELF", "RIFF\u0000\u0000\u0000\u0000AVI ", "OggS\u0000\u0000 vorbis", "\u001a\u0045\u00df\u00a3 matroska", "", "\u00ff"})
    void everything_else_is_taken_in_as_nothing(String first) {
        assertThat(MediaKind.of(bytes(first))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/svg+xml", "image/gif", "text/html", "application/pdf", "video/mp4", "audio/mpeg", "", "image/*"})
    void other_media_types_are_not_taken_in(String name) {
        assertThat(MediaKind.named(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"image/jpeg, JPEG", "image/png, PNG", "image/webp, WEBP", "audio/mp4, MPEG_4_AUDIO", "audio/webm;codecs=opus, WEBM", "audio/ogg; codecs=opus, OGG",
        "audio/aac, AAC", "audio/wav, WAVE"})
    void the_kinds_that_a_tablet_makes_are_known_by_name(String name, MediaKind kind) {
        assertThat(MediaKind.named(name)).contains(kind);
    }

    @Test
    void the_kinds_that_a_tablet_makes_are_known_by_their_first_bytes() {
        assertThat(MediaKind.of(bytes("\u00ff\u00d8\u00ff\u00e0"))).contains(MediaKind.JPEG);
        assertThat(MediaKind.of(bytes("\u0089PNG\r\n\u001a\n"))).contains(MediaKind.PNG);
        assertThat(MediaKind.of(bytes("RIFF\u0010\u0000\u0000\u0000WEBPVP8 "))).contains(MediaKind.WEBP);
        assertThat(MediaKind.of(bytes("RIFF\u0010\u0000\u0000\u0000WAVEfmt "))).contains(MediaKind.WAVE);
        assertThat(MediaKind.of(bytes("\u0000\u0000\u0000\u001cftypM4A "))).contains(MediaKind.MPEG_4_AUDIO);
        assertThat(MediaKind.of(bytes("\u00ff\u00f1\u0050"))).contains(MediaKind.AAC);
        assertThat(MediaKind.of(bytes("\u001a\u0045\u00df\u00a3\u009fB\u0086webm"))).contains(MediaKind.WEBM);
        assertThat(MediaKind.of(bytes("OggS\u0000\u0002aaaaaaaaaaaaaaaaaaOpusHead"))).contains(MediaKind.OGG);
        assertThat(Arrays.stream(MediaKind.values()).filter(MediaKind::image)).containsExactly(MediaKind.JPEG, MediaKind.PNG, MediaKind.WEBP);
        assertThat(MediaKind.of(bytes("\u00ff\u00f1\u0050"))).isNotEqualTo(Optional.of(MediaKind.JPEG));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
