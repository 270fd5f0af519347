package org.returnhome.submission;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

/** A collection whose documents are inserted once and never changed, and found by their {@code _id} only. */
final class InsertedDocuments {
    private static final int DUPLICATE_KEY = 11000;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoCollection<Document> collection;

    InsertedDocuments(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /**
     * Writes what is not there yet, all at once.
     *
     * @return for each id what is there now, ours or what another sender wrote first; without those that could not be kept
     * @throws Refusal {@code unavailable}, or a {@link com.mongodb.MongoException}, if nothing is certain
     */
    Map<String, Document> insert(List<Document> documents) {
        var kept = new HashMap<String, Document>();
        var first = documents.stream().filter(document -> kept.putIfAbsent(document.getString("_id"), document) == null).toList();
        if (first.isEmpty()) {
            return kept;
        }
        try {
            collection.insertMany(first, UNORDERED);
        } catch (MongoBulkWriteException partly) {
            if (partly.getWriteConcernError() != null) {
                // written perhaps, but not on the disk of the majority: nobody may rely on it yet
                throw new Refusal(new Problem(ProblemCode.UNAVAILABLE, Optional.empty(), "The documents cannot be written now. Send it again.", true));
            }
            kept.putAll(settle(first, partly.getWriteErrors(), kept));
        }
        return kept;
    }

    Optional<Document> find(String id) {
        return Optional.ofNullable(collection.find(Filters.eq(id)).first());
    }

    Map<String, Document> find(Collection<String> ids) {
        var found = new HashMap<String, Document>();
        if (!ids.isEmpty()) {
            collection.find(Filters.in("_id", ids)).forEach(document -> found.put(document.getString("_id"), document));
        }
        return found;
    }

    /** Every document, in no order, some at a time. */
    void scan(int atOnce, Consumer<List<Document>> reader) {
        var some = new ArrayList<Document>();
        try (var all = collection.find().batchSize(atOnce).iterator()) {
            while (all.hasNext()) {
                some.add(all.next());
                if (some.size() == atOnce) {
                    reader.accept(List.copyOf(some));
                    some.clear();
                }
            }
        }
        if (!some.isEmpty()) {
            reader.accept(List.copyOf(some));
        }
    }

    /** What others wrote first counts; what failed for another reason is not kept. */
    private Map<String, Document> settle(List<Document> documents, List<BulkWriteError> errors, Map<String, Document> kept) {
        Set<String> others = new HashSet<>();
        for (var error : errors) {
            var id = documents.get(error.getIndex()).getString("_id");
            kept.remove(id);
            if (error.getCode() == DUPLICATE_KEY) {
                others.add(id);
            }
        }
        return find(others);
    }
}
