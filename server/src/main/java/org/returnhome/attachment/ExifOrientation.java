package org.returnhome.attachment;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Which way up a camera held a JPEG (Exif 2.32, tag 0x0112). The copy carries no metadata, so its pixels must be turned.
 */
final class ExifOrientation {
    private static final int UPRIGHT = 1;
    private static final int LAST = 8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int APPLICATION_1 = 0xE1;
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;
    private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private ExifOrientation() {}

    /** 1 to 8; 1, upright, when the file does not say. */
    static int of(byte[] beginning) {
        try {
            var bytes = ByteBuffer.wrap(beginning).position(2);
            while (true) {
                var marker = bytes.getShort() & 0xFF;
                if (marker == START_OF_SCAN) {
                    return UPRIGHT;
                }
                var length = (bytes.getShort() & 0xFFFF) - 2;
                var segment = bytes.slice(bytes.position(), length);
                if (marker == APPLICATION_1 && segment.slice(0, NAME.length).equals(ByteBuffer.wrap(NAME))) {
                    return orientation(segment.slice(NAME.length, length - NAME.length));
                }
                bytes.position(bytes.position() + length);
            }
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return UPRIGHT;
        }
    }

    private static int orientation(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xFFFF;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + entry * ENTRY;
            if ((tiff.getShort(at) & 0xFFFF) == TAG) {
                int value = tiff.getShort(at + 8) & 0xFFFF;
                return value >= UPRIGHT && value <= LAST ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Whether width and height change places. */
    static boolean lying(int orientation) {
        return orientation > 4;
    }

    /** How pixels of an image of this size come upright. */
    static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
