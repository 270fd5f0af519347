package org.returnhome.storage;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;

/**
 * Documents as BSON, which is smaller than Java's serialisation and written in a fraction of its time. Documents that were
 * written by Java's serialisation before are read as they are, and become BSON when their page is next written.
 */
final class DocumentType extends BasicDataType<Document> {
    /** Comes before each document; the serialisation of before begins with other bytes. */
    private static final byte BSON = -1;
    private static final int USUAL_BYTES = 1 << 14;
    /** What an entry takes in memory beside its text or bytes, roughly. */
    private static final int ENTRY_BYTES = 100;

    private final ObjectDataType before = new ObjectDataType();

    @Override
    public int getMemory(Document document) {
        return memory(document);
    }

    @Override
    public void write(WriteBuffer page, Document document) {
        var bytes = Unpooled.buffer(USUAL_BYTES);
        BsonEncoder.encodeDocument(document, bytes);
        page.put(BSON).put(bytes.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer page) {
        if (page.get(page.position()) != BSON) {
            return (Document) before.read(page);
        }
        page.get();
        var bytes = Unpooled.wrappedBuffer(page);
        var document = BsonDecoder.decodeBson(bytes);
        page.position(page.position() + bytes.readerIndex());
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }

    private static int memory(Object value) {
        return ENTRY_BYTES + switch (value) {
            case String text -> text.length();
            case BinData bytes -> bytes.getData().length;
            case Map<?, ?> members -> members.values().stream().mapToInt(DocumentType::memory).sum();
            case Collection<?> items -> items.stream().mapToInt(DocumentType::memory).sum();
            case null, default -> 0;
        };
    }
}
