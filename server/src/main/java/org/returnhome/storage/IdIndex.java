package org.returnhome.storage;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * Finds documents by {@code _id}. A text is found among the documents themselves, which lie under it: the library's own index
 * says the same a second time, and compares keys by serialising both. Ids of other kinds are in that index, as several
 * numbers are one id.
 */
final class IdIndex extends AbstractUniqueIndex<Object> {
    private final MVMap<Object, Document> documents;
    private final MVMap<KeyValue, Object> others;

    IdIndex(String name, List<IndexKey> keys, MVMap<Object, Document> documents, MVMap<KeyValue, Object> others) {
        super(name, keys, false);
        this.documents = documents;
        this.others = others;
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        if (!(position instanceof String)) {
            super.add(document, position, collection);
        }
    }

    @Override
    protected boolean putKeyPosition(KeyValue id, Object position) {
        return others.putIfAbsent(id, Missing.ofNullable(position)) == null;
    }

    @Override
    protected Object getPosition(KeyValue id) {
        return id.get(0) instanceof String text ? documents.containsKey(text) ? text : null : others.get(id);
    }

    /** The collection removes the document next; an index from before this one may know the text too. */
    @Override
    protected Object removeDocument(KeyValue id) {
        var position = getPosition(id);
        others.remove(id);
        return position;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return Stream.concat(documents.keySet().stream().filter(String.class::isInstance).map(text -> Map.entry(new KeyValue(text), text)),
                others.entrySet().stream().filter(entry -> !(entry.getValue() instanceof String)))::iterator;
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
