package org.returnhome.tablet;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/** The texts of sealed copies, one immutable document for each part. Nobody here can read what is in them. */
@Singleton
class SealedCopyDocuments {
    private static final String COLLECTION = "sealedCopies";
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> collection;

    SealedCopyDocuments(MongoDatabase database) {
        collection = database.getCollection(COLLECTION);
    }

    /** Keeps the part, unless one is kept under this name; answers the text that is kept. */
    String keep(UUID authorityId, UUID clientId, int part, String text) {
        try {
            collection.insertOne(new Document("_id", key(authorityId, clientId, part)).append("authority", authorityId.toString())
                    .append("content", text));
            return text;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCode() != DUPLICATE_KEY) {
                throw refused;
            }
            return find(authorityId, clientId, part).orElseThrow();
        }
    }

    Optional<String> find(UUID authorityId, UUID clientId, int part) {
        return Optional.ofNullable(collection.find(Filters.eq(key(authorityId, clientId, part))).first())
                .map(document -> document.getString("content"));
    }

    private static String key(UUID authorityId, UUID clientId, int part) {
        return authorityId + "/" + clientId + "/" + part;
    }
}
