package org.returnhome.attachment;

import com.mongodb.MongoException;
import jakarta.inject.Singleton;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.returnhome.submission.wire.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what people are shown of a file. An image is decoded and encoded anew, without metadata, upright, no larger than a
 * screen; never is the whole of a large picture in memory: rows and columns are left out while it is read. Sounds are
 * {@link MakeSoundCopy}'s. One copy is made at a time.
 */
@Singleton
class MakeCopy {
    private static final Logger LOG = LoggerFactory.getLogger(MakeCopy.class);
    private static final float QUALITY = 0.85f;
    /** It is stored as one document, which a small heap must hold several times. */
    private static final int LARGEST_COPY = 4 << 20;
    private static final int EXIF_WITHIN = 128 << 10;

    private final AttachmentConfiguration configuration;
    private final MakeSoundCopy makeSoundCopy;

    MakeCopy(AttachmentConfiguration configuration, MakeSoundCopy makeSoundCopy) {
        this.configuration = configuration;
        this.makeSoundCopy = makeSoundCopy;
    }

    /** A copy and its bytes. */
    record Made(Upload.Copy copy, byte[] bytes) {}

    /** The copy; empty when the file cannot be decoded within the limits. */
    synchronized Optional<Made> of(MediaKind kind, InputStream original) {
        if (!kind.image()) {
            return makeSoundCopy.of(kind, original);
        }
        try (var bytes = original) {
            var beginning = bytes.readNBytes(EXIF_WITHIN);
            var orientation = kind == MediaKind.JPEG ? ExifOrientation.of(beginning) : 1;
            return decode(new SequenceInputStream(new ByteArrayInputStream(beginning), bytes), kind)
                    .map(image -> turned(image, orientation, kind)).flatMap(image -> encoded(image, kind));
        } catch (MongoException storeFault) {
            throw storeFault; // the file may be well: it is looked at again
        } catch (IOException | RuntimeException undecodable) {
            LOG.info("An image could not be decoded: {}", undecodable.getClass().getName());
            return Optional.empty();
        }
    }

    private Optional<BufferedImage> decode(InputStream bytes, MediaKind kind) throws IOException {
        var readers = ImageIO.getImageReadersByMIMEType("image/" + kind.name().toLowerCase(Locale.ROOT));
        if (!readers.hasNext()) {
            return Optional.empty();
        }
        var reader = readers.next();
        try (var input = new MemoryCacheImageInputStream(bytes)) {
            reader.setInput(input, true, true);
            return fits(reader) ? Optional.of(read(reader)) : Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private boolean fits(ImageReader reader) throws IOException {
        return (long) reader.getWidth(0) * reader.getHeight(0) <= configuration.mostPixels();
    }

    private BufferedImage read(ImageReader reader) throws IOException {
        var parameters = reader.getDefaultReadParam();
        int side = Math.max(reader.getWidth(0), reader.getHeight(0));
        int step = (side + configuration.copySide() - 1) / configuration.copySide();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    private static BufferedImage turned(BufferedImage image, int orientation, MediaKind kind) {
        var lying = ExifOrientation.lying(orientation);
        var upright = new BufferedImage(lying ? image.getHeight() : image.getWidth(), lying ? image.getWidth() : image.getHeight(),
                kind == MediaKind.JPEG ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        var canvas = upright.createGraphics();
        if (kind == MediaKind.JPEG) {
            canvas.setBackground(Color.WHITE);
            canvas.clearRect(0, 0, upright.getWidth(), upright.getHeight());
        }
        canvas.drawImage(image, ExifOrientation.upright(orientation, image.getWidth(), image.getHeight()), null);
        canvas.dispose();
        return upright;
    }

    /** Drawings, which may be transparent, as PNG; photographs, and what would be too large so, as JPEG. */
    private static Optional<Made> encoded(BufferedImage image, MediaKind kind) {
        return Optional.of(kind).filter(one -> one != MediaKind.JPEG).flatMap(_ -> encoded(image, "image/png"))
                .or(() -> encoded(opaque(image), "image/jpeg"));
    }

    private static BufferedImage opaque(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            return image;
        }
        var onWhite = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = onWhite.createGraphics();
        canvas.drawImage(image, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return onWhite;
    }

    private static Optional<Made> encoded(BufferedImage image, String type) {
        var writer = ImageIO.getImageWritersByMIMEType(type).next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            if (type.equals("image/jpeg")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } finally {
            writer.dispose();
        }
        var copy = bytes.toByteArray();
        return copy.length > LARGEST_COPY ? Optional.empty()
                : Optional.of(new Made(new Upload.Copy(type, Sha256.hex(copy), copy.length,
                        Optional.of(image.getWidth()), Optional.of(image.getHeight())), copy));
    }
}
