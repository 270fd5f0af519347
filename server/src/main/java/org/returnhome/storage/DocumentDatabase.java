package org.returnhome.storage;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** The library's database with documents as {@link DocumentType} and {@code _id} as {@link IdIndex}; opens what the library's own wrote. */
final class DocumentDatabase extends H2Database {
    private static final List<String> ID = List.of("_id");

    private final MVStore store;

    DocumentDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store; // the library's constructor opens all collections
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        return new H2Collection(this, name, options, documents(name), store.openMap("meta." + getFullCollectionNamespace(name)), cursorRegistry) {
            /** Nobody asks; to know it the library would encode each document once more. */
            @Override
            protected boolean tracksDataSize() {
                return false;
            }
        };
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        return keys.stream().map(IndexKey::getKey).toList().equals(ID)
                ? new IdIndex(name, keys, documents(collection), store.openMap(getFullCollectionNamespace(collection) + "._index_" + name))
                : super.openOrCreateUniqueIndex(collection, name, keys, sparse);
    }

    private MVMap<Object, Document> documents(String collection) {
        return store.openMap("databases." + getFullCollectionNamespace(collection), new MVMap.Builder<Object, Document>().valueType(new DocumentType()));
    }
}
