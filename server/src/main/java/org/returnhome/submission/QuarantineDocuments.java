package org.returnhome.submission;

import com.mongodb.client.MongoDatabase;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;

/** What could not be stored as a submission, kept for ever. Insert only, found by key only. */
@Singleton
public class QuarantineDocuments {
    /** The name of the collection. */
    public static final String COLLECTION = "quarantine";

    private static final byte[] UTF_16_MARK = {(byte) 0xFE, (byte) 0xFF};

    private final InsertedDocuments documents;

    QuarantineDocuments(MongoDatabase database) {
        documents = new InsertedDocuments(database.getCollection(COLLECTION));
    }

    /**
     * Keeps what is not kept yet; acknowledged means on the disk of the majority.
     *
     * @return by {@link QuarantinedDocument#key}, what is kept now: the same item sent before counts
     * @throws com.mongodb.MongoException if it is not certain what was kept
     */
    public Map<String, QuarantinedDocument> keep(List<QuarantinedDocument> items) {
        var kept = new HashMap<String, QuarantinedDocument>();
        documents.insert(items.stream().map(QuarantineDocuments::document).toList())
                .forEach((key, document) -> kept.put(key, item(document)));
        return kept;
    }

    public Optional<QuarantinedDocument> find(UUID authorityId, String itemDigest) {
        return documents.find(QuarantinedDocument.key(authorityId, itemDigest)).map(QuarantineDocuments::item);
    }

    /** Those that exist, by their keys. */
    public Map<String, QuarantinedDocument> find(Collection<String> keys) {
        return documents.find(keys).values().stream().map(QuarantineDocuments::item)
                .collect(Collectors.toMap(QuarantinedDocument::key, item -> item));
    }

    /** Every item of every authority, in no order, some at a time. */
    public void scan(int atOnce, Consumer<List<QuarantinedDocument>> reader) {
        documents.scan(atOnce, some -> reader.accept(some.stream().map(QuarantineDocuments::item).toList()));
    }

    private static Document document(QuarantinedDocument item) {
        return new Document("_id", item.key())
                .append("authority", item.authorityId().toString())
                .append("itemDigest", item.itemDigest())
                .append("jws", exact(item.jws()))
                .append("blobs", item.blobs().stream().map(blob ->
                        new Document("digest", exact(blob.digest())).append("content", exact(blob.content()))).toList())
                .append("problem", new Document("code", item.problem().code().name())
                        .append("path", item.problem().path().orElse(null)).append("message", item.problem().message()))
                .append("receipt", item.receipt())
                .append("receivedAt", Date.from(item.receivedAt()))
                .append("sender", item.senderId().toString())
                .append("claims", document(item.claims()));
    }

    private static QuarantinedDocument item(Document document) {
        var problem = document.get("problem", Document.class);
        return new QuarantinedDocument(UUID.fromString(document.getString("authority")), document.getString("itemDigest"),
                text(document, "jws"),
                document.getList("blobs", Document.class).stream().map(blob ->
                        new SubmissionItem.Blob(text(blob, "digest"), text(blob, "content"))).toList(),
                new Problem(ProblemCode.valueOf(problem.getString("code")), Optional.ofNullable(problem.getString("path")),
                        problem.getString("message"), false),
                document.getString("receipt"), document.getDate("receivedAt").toInstant(),
                UUID.fromString(document.getString("sender")), claims(document.get("claims", Document.class)));
    }

    private static Document document(QuarantinedDocument.Claims claims) {
        return new Document("submission", claims.submissionId().map(UUID::toString).orElse(null))
                .append("contentDigest", claims.contentDigest().orElse(null))
                .append("child", claims.childId().map(UUID::toString).orElse(null))
                .append("worker", claims.workerId().map(UUID::toString).orElse(null))
                .append("formHash", claims.formHash().orElse(null))
                .append("readable", claims.readable());
    }

    private static QuarantinedDocument.Claims claims(Document claims) {
        return new QuarantinedDocument.Claims(uuid(claims, "submission"), Optional.ofNullable(claims.getString("contentDigest")),
                uuid(claims, "child"), uuid(claims, "worker"), Optional.ofNullable(claims.getString("formHash")),
                claims.getBoolean("readable"));
    }

    private static Optional<UUID> uuid(Document document, String field) {
        return Optional.ofNullable(document.getString(field)).map(UUID::fromString);
    }

    /** UTF-8 where that keeps every character, else UTF-16: what came may hold half a surrogate pair. */
    private static Binary exact(String text) {
        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return new Binary(text.getBytes(StandardCharsets.UTF_8));
        }
        var bytes = new byte[UTF_16_MARK.length + 2 * text.length()];
        System.arraycopy(UTF_16_MARK, 0, bytes, 0, UTF_16_MARK.length);
        for (int index = 0; index < text.length(); index++) {
            bytes[2 * index + 2] = (byte) (text.charAt(index) >> 8);
            bytes[2 * index + 3] = (byte) text.charAt(index);
        }
        return new Binary(bytes);
    }

    private static String text(Document document, String field) {
        var bytes = document.get(field, Binary.class).getData();
        if (bytes.length < 2 || bytes[0] != UTF_16_MARK[0] || bytes[1] != UTF_16_MARK[1]) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        var text = new StringBuilder();
        for (int index = 2; index < bytes.length; index += 2) {
            text.append((char) ((bytes[index] & 0xFF) << 8 | bytes[index + 1] & 0xFF));
        }
        return text.toString();
    }
}
