package org.returnhome.submission;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;

/** Small evidence in a document: a list, because a digest is no field name. */
final class Blobs {
    private Blobs() {}

    static List<Document> document(Map<String, byte[]> blobs) {
        return blobs.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(blob -> new Document("digest", blob.getKey()).append("content", new Binary(blob.getValue()))).toList();
    }

    static Map<String, byte[]> read(List<Document> blobs) {
        return blobs.stream().collect(Collectors.toMap(blob -> blob.getString("digest"),
                blob -> blob.get("content", Binary.class).getData()));
    }
}
