package org.returnhome.storage;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;

/** Opens the documents: the MongoDB of MONGODB_URI or the embedded document server. */
@Factory
class DocumentsFactory {
    @Singleton
    @Bean(preDestroy = "close")
    MongoClient client(StoresConfiguration configuration, CheckedConfiguration checked, Provider<EmbeddedDocumentServer> embedded) {
        DocumentsAddress address = configuration.documents().orElseGet(() -> embedded.get().address());
        return MongoClients.create(MongoClientSettings.builder()
                .applicationName("return-home")
                .applyConnectionString(new ConnectionString(address.uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .applyToConnectionPoolSettings(pool -> pool.maxSize(configuration.connectionCount()).maxWaitTime(5, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
                .build());
    }

    /** Acknowledged means: on the disk of the majority. Read means: what a majority holds. */
    @Singleton
    MongoDatabase documents(MongoClient client, StoresConfiguration configuration) {
        String name = configuration.documents().map(DocumentsAddress::database).orElse(EmbeddedDocumentServer.DATABASE);
        return client.getDatabase(name)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true).withWTimeout(10, TimeUnit.SECONDS))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }
}
