package org.returnhome.attachment.sound;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;
import org.gagravarr.ogg.OggPacket;
import org.gagravarr.ogg.OggPacketData;
import org.gagravarr.ogg.OggPage;

/**
 * Reads an Ogg with one stream of Opus, page by page. The library's own reader skips what is damaged, says so on the console,
 * and calls itself for every page; here a damaged page is the end.
 */
final class OggPackets {
    private static final byte[] CAPTURE = {'O', 'g', 'g', 'S'};
    private static final int LARGEST_PACKET = 256 << 10;

    private final Packets packets;
    private final Limits limits;
    private int seen;
    private OggPacketData begun;

    OggPackets(Packets packets, Limits limits) {
        this.packets = packets;
        this.limits = limits;
    }

    void read(InputStream original) throws IOException {
        var stream = 0;
        for (var capture = original.readNBytes(CAPTURE.length); capture.length > 0; capture = original.readNBytes(CAPTURE.length)) {
            limits.check();
            if (!Arrays.equals(capture, CAPTURE)) {
                throw new IOException("no page of Ogg where one is due");
            }
            var page = new Page(original);
            if (seen == 0 && begun == null) {
                stream = page.getSid();
            }
            if (!page.isChecksumValid() || page.getSid() != stream || page.isContinuation() != (begun != null)) {
                throw new IOException("a damaged page, or one of another stream");
            }
            take(page);
        }
        if (begun != null || seen == 0) {
            throw new EOFException("the sound ends within a packet");
        }
    }

    private void take(Page page) throws IOException {
        if (page.getDataSize() == 0) {
            return;
        }
        for (Iterator<OggPacketData> parts = page.getPacketIterator(begun); parts.hasNext();) {
            var part = parts.next();
            if (part.getData().length > LARGEST_PACKET) {
                throw new IOException("a packet that is too large for a sound");
            }
            begun = part instanceof OggPacket ? null : part;
            if (begun == null) {
                hand(part.getData());
            }
        }
    }

    /** The header, then comments, which nobody needs, then sound (RFC 7845 §3). */
    private void hand(byte[] bytes) throws IOException {
        if (seen == 0) {
            packets.header(bytes);
        } else if (seen > 1) {
            packets.packet(bytes);
        }
        seen = Math.min(seen + 1, 2);
    }

    /** A page after its first four bytes; the library lets only its own packages and subclasses make one. */
    private static final class Page extends OggPage {
        Page(InputStream in) throws IOException {
            super(in);
        }
    }
}
