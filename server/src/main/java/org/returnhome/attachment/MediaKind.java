package org.returnhome.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What kinds of file are taken in. What a file is, its first bytes say; what it is called counts only if both agree. */
enum MediaKind {
    JPEG(true, "image/jpeg"),
    PNG(true, "image/png"),
    WEBP(true, "image/webp"),
    MPEG_4_AUDIO(false, "audio/mp4", "audio/m4a", "audio/x-m4a"),
    AAC(false, "audio/aac"),
    WEBM(false, "audio/webm"),
    OGG(false, "audio/ogg"),
    WAVE(false, "audio/wav");

    /** As many first bytes are needed to tell. */
    static final int NEEDED = 64;

    private static final int ADTS_SYNC = 0xFF;
    private static final int ADTS_MASK = 0xF6;
    private static final int ADTS = 0xF0;

    private final boolean image;
    private final Set<String> names;

    MediaKind(boolean image, String... names) {
        this.image = image;
        this.names = Set.of(names);
    }

    /** Whether it is an image, not a sound. */
    boolean image() {
        return image;
    }

    /** The kind with this media type; parameters such as {@code codecs} do not matter. */
    static Optional<MediaKind> named(String mediaType) {
        var name = mediaType.split(";", 2)[0].strip();
        return Arrays.stream(values()).filter(kind -> kind.names.contains(name)).findFirst();
    }

    /** The kind that these first bytes are of; empty for everything that is not taken in, as SVG. */
    static Optional<MediaKind> of(byte[] first) {
        var text = new String(first, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        if (text.startsWith("RIFF") && text.startsWith("WAVE", 8)) {
            return Optional.of(WAVE);
        }
        if (text.startsWith("ftyp", 4)) {
            return Optional.of(MPEG_4_AUDIO);
        }
        if (text.startsWith("\u001a\u0045\u00df\u00a3") && text.contains("webm")) {
            return Optional.of(WEBM);
        }
        if (text.startsWith("OggS") && text.contains("OpusHead")) {
            return Optional.of(OGG);
        }
        return first.length > 1 && (first[0] & 0xFF) == ADTS_SYNC && (first[1] & ADTS_MASK) == ADTS ? Optional.of(AAC) : Optional.empty();
    }
}
