package org.returnhome.submission;

import com.mongodb.client.MongoDatabase;
import jakarta.inject.Singleton;
import java.time.Instant;
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
import org.returnhome.submission.wire.StrictBase64Url;

/**
 * The submissions themselves, one immutable document for each revision: the commit point of a sync. Insert only; nothing
 * is ever asked of the answers in here.
 */
@Singleton
public class SubmissionDocuments {
    /** The name of the collection. */
    public static final String COLLECTION = "submissions";

    private final InsertedDocuments documents;

    SubmissionDocuments(MongoDatabase database) {
        documents = new InsertedDocuments(database.getCollection(COLLECTION));
    }

    /**
     * Keeps what is not kept yet; acknowledged means on the disk of the majority.
     *
     * @return by {@link StoredSubmission#key}, what is kept now: of racing senders the first one's; nothing for what could not be kept
     * @throws com.mongodb.MongoException if it is not certain what was kept
     */
    public Map<String, StoredSubmission> keep(List<StoredSubmission> submissions) {
        var ours = submissions.stream().collect(Collectors.toMap(StoredSubmission::key, submission -> submission, (a, b) -> a));
        var written = ours.values().stream().collect(Collectors.toMap(StoredSubmission::key, SubmissionDocuments::document));
        var kept = new HashMap<String, StoredSubmission>();
        documents.insert(List.copyOf(written.values())).forEach((key, document) ->
                kept.put(key, document == written.get(key) ? ours.get(key) : submission(document)));
        return kept;
    }

    public Optional<StoredSubmission> find(UUID authorityId, UUID submissionId, String contentDigest) {
        return documents.find(StoredSubmission.key(authorityId, submissionId, contentDigest)).map(SubmissionDocuments::submission);
    }

    /** Those that exist, by their keys. */
    public Map<String, StoredSubmission> find(Collection<String> keys) {
        return documents.find(keys).values().stream().map(SubmissionDocuments::submission)
                .collect(Collectors.toMap(StoredSubmission::key, submission -> submission));
    }

    /** Every revision of every authority, in no order, some at a time. */
    public void scan(int atOnce, Consumer<List<StoredSubmission>> reader) {
        documents.scan(atOnce, some -> reader.accept(some.stream().map(SubmissionDocuments::submission).toList()));
    }

    private static Document document(StoredSubmission submission) {
        var document = new Document("_id", submission.key())
                .append("authority", submission.authorityId().toString())
                .append("submission", submission.submissionId().toString())
                .append("contentDigest", submission.contentDigest())
                .append("jws", submission.jws())
                .append("blobs", Blobs.document(submission.blobs()))
                .append("deviceKey", submission.deviceKey())
                .append("receipt", submission.receipt())
                .append("receivedAt", Date.from(submission.receivedAt()))
                .append("sender", submission.senderId().toString())
                .append("noticed", submission.noticed().stream().map(Enum::name).sorted().toList());
        submission.acceptance().ifPresent(acceptance -> document.append("acceptance", new Document("item", acceptance.itemId().toString())
                .append("by", acceptance.by().toString()).append("at", Date.from(acceptance.at())).append("reason", acceptance.reason())));
        return document;
    }

    private static StoredSubmission submission(Document document) {
        return new StoredSubmission(uuid(document, "authority"), uuid(document, "submission"), document.getString("contentDigest"),
                document.getString("jws"), payload(document.getString("jws")),
                Blobs.read(document.getList("blobs", Document.class)), document.getString("deviceKey"), document.getString("receipt"),
                instant(document, "receivedAt"), uuid(document, "sender"),
                document.getList("noticed", String.class).stream().map(SubmissionFlag::valueOf).collect(Collectors.toSet()),
                Optional.ofNullable(document.get("acceptance", Document.class)).map(acceptance -> new StoredSubmission.Acceptance(
                        uuid(acceptance, "item"), uuid(acceptance, "by"), instant(acceptance, "at"), acceptance.getString("reason"))));
    }

    /** The canonical envelope lies in the JWS, and is not kept a second time. */
    private static byte[] payload(String jws) {
        return StrictBase64Url.decode(jws.split("\\.", 3)[1]).orElseThrow();
    }

    private static UUID uuid(Document document, String field) {
        return UUID.fromString(document.getString(field));
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
