package org.returnhome.attachment;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * The bytes of uploads: one immutable document for each chunk, named by upload and offset. Whoever comes second with the same
 * offset finds it taken, so a file is one line of chunks whatever is sent how often.
 */
@Singleton
class Chunks {
    private static final String CHUNKS = "attachmentChunks";
    private static final String COPIES = "attachmentCopies";
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> chunks;
    private final MongoCollection<Document> copies;

    Chunks(MongoDatabase database) {
        chunks = database.getCollection(CHUNKS);
        copies = database.getCollection(COPIES);
    }

    /** Keeps a chunk; false, and nothing kept, when another has this offset. */
    boolean keep(Upload upload, long offset, byte[] bytes) {
        return insert(chunks, new Document("_id", key(upload.id(), offset)).append("authority", upload.authorityId().toString())
                .append("submission", upload.submissionId().toString()).append("attachment", upload.attachmentId().toString())
                .append("offset", offset).append("size", bytes.length).append("content", new Binary(bytes)));
    }

    /** How many bytes the chunk at this offset has; empty when there is none. */
    Optional<Integer> size(UUID upload, long offset) {
        return find(upload, offset).map(chunk -> chunk.getInteger("size"));
    }

    /** All that is here, from the beginning on, one chunk in memory at a time. */
    InputStream read(UUID upload) {
        return new SequenceInputStream(new Enumeration<InputStream>() {
            private long offset;
            private Optional<Document> next = find(upload, 0);

            @Override
            public boolean hasMoreElements() {
                return next.isPresent();
            }

            @Override
            public InputStream nextElement() {
                var content = next.orElseThrow(NoSuchElementException::new).get("content", Binary.class).getData();
                offset += content.length;
                next = find(upload, offset);
                return new ByteArrayInputStream(content);
            }
        });
    }

    /** Keeps what people are shown; the first copy stands. */
    void keepCopy(Upload upload, byte[] bytes) {
        insert(copies, new Document("_id", upload.id().toString()).append("authority", upload.authorityId().toString()).append("content", new Binary(bytes)));
    }

    Optional<byte[]> copy(UUID upload) {
        return Optional.ofNullable(copies.find(Filters.eq(upload.toString())).first()).map(copy -> copy.get("content", Binary.class).getData());
    }

    private Optional<Document> find(UUID upload, long offset) {
        return Optional.ofNullable(chunks.find(Filters.eq(key(upload, offset))).first());
    }

    private static boolean insert(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    private static String key(UUID upload, long offset) {
        return upload + "/" + offset;
    }
}
