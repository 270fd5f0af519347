package org.returnhome.attachment.sound;

import com.amazonaws.kinesisvideo.parser.ebml.EBMLElementMetaData;
import com.amazonaws.kinesisvideo.parser.ebml.EBMLParser;
import com.amazonaws.kinesisvideo.parser.ebml.EBMLParserCallbacks;
import com.amazonaws.kinesisvideo.parser.ebml.EBMLTypeInfo;
import com.amazonaws.kinesisvideo.parser.ebml.InputStreamParserByteSource;
import com.amazonaws.kinesisvideo.parser.ebml.MkvTypeInfos;
import com.amazonaws.kinesisvideo.parser.ebml.ParserBulkByteSource;
import com.amazonaws.kinesisvideo.parser.mkv.Frame;
import com.amazonaws.kinesisvideo.parser.mkv.MkvTypeInfoProvider;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a WebM element by element, and hands on the packets of its first track of Opus. Nothing but one packet is in memory. */
final class WebmPackets implements EBMLParserCallbacks {
    private static final Set<EBMLTypeInfo> WANTED =
            Set.of(MkvTypeInfos.TRACKNUMBER, MkvTypeInfos.CODECID, MkvTypeInfos.CODECPRIVATE, MkvTypeInfos.SIMPLEBLOCK, MkvTypeInfos.BLOCK);
    private static final int LARGEST_ELEMENT = 64 << 10;

    private final Packets packets;
    private final Limits limits;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private long left;
    private long number;
    private String codec = "";
    private byte[] header = {};
    private OptionalLong track = OptionalLong.empty();

    WebmPackets(Packets packets, Limits limits) {
        this.packets = packets;
        this.limits = limits;
    }

    void read(InputStream original) throws IOException {
        var types = new MkvTypeInfoProvider();
        try {
            types.load();
        } catch (IllegalAccessException fault) {
            throw new IllegalStateException("the library reads its own fields", fault);
        }
        var parser = new EBMLParser(types, this);
        var source = new InputStreamParserByteSource(original);
        while (!source.eof()) {
            limits.check();
            parser.parse(source);
        }
        whole();
    }

    @Override
    public void onStartElement(EBMLElementMetaData element, long size, ByteBuffer idAndSize, ElementPathSupplier path) {
        limits.check();
        if (element.getTypeInfo().equals(MkvTypeInfos.TRACKENTRY)) {
            number = 0;
            codec = "";
            header = new byte[0];
        }
        content.reset();
        left = element.isMaster() ? 0 : size;
        if (WANTED.contains(element.getTypeInfo()) && size > LARGEST_ELEMENT) {
            throw new IllegalArgumentException("an element that is too large for a sound");
        }
    }

    @Override
    public void onPartialContent(EBMLElementMetaData element, ParserBulkByteSource source, int size) {
        limits.check();
        var part = ByteBuffer.allocate(size);
        int read = source.readBytes(part, size);
        left -= Math.max(read, 0);
        if (read > 0 && WANTED.contains(element.getTypeInfo())) {
            content.write(part.array(), 0, read);
        }
    }

    @Override
    public void onEndElement(EBMLElementMetaData element, ElementPathSupplier path) {
        whole();
        var type = element.getTypeInfo();
        if (type.equals(MkvTypeInfos.TRACKNUMBER)) {
            number = new BigInteger(1, content.toByteArray()).longValueExact();
        } else if (type.equals(MkvTypeInfos.CODECID)) {
            codec = content.toString(StandardCharsets.US_ASCII);
        } else if (type.equals(MkvTypeInfos.CODECPRIVATE)) {
            header = content.toByteArray();
        } else if (type.equals(MkvTypeInfos.TRACKENTRY)) {
            track();
        } else if (type.equals(MkvTypeInfos.SIMPLEBLOCK) || type.equals(MkvTypeInfos.BLOCK)) {
            block(Frame.withoutCopy(ByteBuffer.wrap(content.toByteArray())));
        }
    }

    /** The parser ends an element also where the file ends. */
    private void whole() {
        if (left > 0) {
            throw new UncheckedIOException(new EOFException("the sound ends within an element"));
        }
    }

    private void track() {
        if (track.isEmpty() && codec.equals("A_OPUS")) {
            track = OptionalLong.of(number);
            try {
                packets.header(header);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    /** No browser laces sound; what does is not taken for what it is not. */
    private void block(Frame frame) {
        if (track.isEmpty() || frame.getTrackNumber() != track.getAsLong()) {
            return;
        }
        if (frame.getLacing() != Frame.Lacing.NO) {
            throw new IllegalArgumentException("laced sound");
        }
        var bytes = new byte[frame.getFrameData().remaining()];
        frame.getFrameData().get(bytes);
        try {
            packets.packet(bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
