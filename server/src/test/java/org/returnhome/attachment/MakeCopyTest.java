package org.returnhome.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.returnhome.submission.wire.Sha256;

/** What people are shown is decoded and encoded anew (issue 3, 7). */
class MakeCopyTest {
    static final AttachmentConfiguration CONFIGURATION =
            new AttachmentConfiguration(104_857_600, 26_214_400, 4_194_304, 100_000_000, 500, 2048, 10_800, 90);

    private final MakeCopy makeCopy = new MakeCopy(CONFIGURATION, new MakeSoundCopy(CONFIGURATION));

    @Test
    void a_picture_that_would_fill_the_memory_is_not_decoded() throws Exception {
        assertThat(made(MediaKind.PNG, bomb(60_000, 60_000))).isEmpty();
    }

    @Test
    void half_a_picture_and_no_picture_have_no_copy() throws Exception {
        var whole = picture("png", 64, 64);
        assertThat(made(MediaKind.PNG, Arrays.copyOf(whole, 30))).isEmpty();
        assertThat(made(MediaKind.JPEG, "\u00ff\u00d8\u00ff nothing".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
        assertThat(made(MediaKind.OGG, whole)).as("no sound").isEmpty();
    }

    @Test
    void what_a_camera_wrote_beside_the_pixels_is_not_in_the_copy() throws Exception {
        var photo = withExif(picture("jpg", 40, 20), 1, "51.5074 N 0.1278 W");
        var copy = made(MediaKind.JPEG, photo).orElseThrow();
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("51.5074");
        assertThat(new String(copy.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("51.5074").doesNotContain("Exif");
        assertThat(copy.copy().sha256()).isEqualTo(Sha256.hex(copy.bytes())).isNotEqualTo(Sha256.hex(photo));
    }

    @Test
    void a_photo_taken_lying_is_shown_upright() throws Exception {
        var copy = made(MediaKind.JPEG, withExif(picture("jpg", 40, 20), 6, "")).orElseThrow();
        assertThat(copy.copy().width()).contains(20);
        assertThat(copy.copy().height()).contains(40);
        var shown = ImageIO.read(new ByteArrayInputStream(copy.bytes()));
        assertThat(new Color(shown.getRGB(15, 5)).getRed()).as("the red corner was at the left, top").isGreaterThan(180);
        assertThat(new Color(shown.getRGB(5, 35)).getRed()).isLessThan(80);
    }

    @Test
    void a_large_photo_is_shown_no_larger_than_a_screen() throws Exception {
        var copy = made(MediaKind.JPEG, picture("jpg", 4_100, 1_000)).orElseThrow();
        assertThat(copy.copy().width().orElseThrow()).isBetween(1_000, 2_048);
        assertThat(copy.copy().mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void a_drawing_stays_a_drawing() throws Exception {
        var copy = made(MediaKind.PNG, picture("png", 64, 32)).orElseThrow();
        assertThat(copy.copy()).isEqualTo(new Upload.Copy("image/png", Sha256.hex(copy.bytes()), copy.bytes().length, Optional.of(64), Optional.of(32)));
    }

    @Test
    void a_webp_is_shown_as_a_png() {
        var lossless = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        assertThat(made(MediaKind.WEBP, lossless).orElseThrow().copy().mediaType()).isEqualTo("image/png");
    }

    @Test
    void a_photo_that_would_be_large_as_a_png_is_shown_as_a_jpeg_on_white() throws Exception {
        var noise = new BufferedImage(2_000, 1_500, BufferedImage.TYPE_INT_ARGB);
        var random = new Random(1);
        for (int at = 0; at < 2_000 * 1_500; at++) {
            noise.setRGB(at % 2_000, at / 2_000, at < 400_000 ? 0 : 0xFF << 24 | random.nextInt());
        }
        var png = new ByteArrayOutputStream();
        ImageIO.write(noise, "png", png);
        var copy = made(MediaKind.PNG, png.toByteArray()).orElseThrow();
        assertThat(copy.copy().mediaType()).isEqualTo("image/jpeg");
        assertThat(copy.bytes()).hasSizeLessThan(4 << 20);
        assertThat(new Color(ImageIO.read(new ByteArrayInputStream(copy.bytes())).getRGB(100, 50)).getRed()).as("what was transparent").isGreaterThan(250);
    }

    @ParameterizedTest
    @EnumSource(value = MediaKind.class, names = {"JPEG", "PNG", "WEBP", "WEBM", "OGG"})
    void a_fault_of_the_store_is_not_taken_for_a_broken_file(MediaKind kind) {
        var failing = new InputStream() {
            @Override
            public int read() {
                throw new MongoTimeoutException("the document store is away");
            }
        };
        assertThatThrownBy(() -> makeCopy.of(kind, failing)).isInstanceOf(MongoTimeoutException.class);
    }

    private Optional<MakeCopy.Made> made(MediaKind kind, byte[] original) {
        return makeCopy.of(kind, new ByteArrayInputStream(original));
    }

    /** Blue, with a red left upper quarter. */
    static byte[] picture(String format, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(Color.BLUE);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height / 2);
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] withExif(byte[] jpeg, int orientation, String place) {
        var text = place.getBytes(StandardCharsets.US_ASCII);
        var exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4 + text.length).put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8)
                .putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0)
                .putInt(0).put(text).array();
        return ByteBuffer.allocate(jpeg.length + exif.length + 4).put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.length + 2)).put(exif)
                .put(jpeg, 2, jpeg.length - 2).array();
    }

    /** A PNG that says it is very large, and is a few bytes. */
    private static byte[] bomb(int width, int height) throws IOException {
        var png = new ByteArrayOutputStream();
        png.write("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 6, 0, 0, 0}).array());
        var pixels = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(pixels)) {
            deflated.write(new byte[1000]);
        }
        chunk(png, "IDAT", pixels.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String name, byte[] content) throws IOException {
        var named = ByteBuffer.allocate(4 + content.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(content).array();
        var sum = new CRC32();
        sum.update(named);
        png.write(ByteBuffer.allocate(4).putInt(content.length).array());
        png.write(named);
        png.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
