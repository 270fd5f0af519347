package org.returnhome.storage;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
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
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
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
        MongoDatabase database = client.getDatabase(name);
        refuseIfUnreachable(database);
        return database
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true).withWTimeout(10, TimeUnit.SECONDS))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    private static void refuseIfUnreachable(MongoDatabase database) {
        try {
            database.runCommand(new Document("ping", 1));
        } catch (MongoException unreachable) {
            throw new ConfigurationRefused(List.of("The MongoDB of MONGODB_URI cannot be used: start it or correct the address and its password,"
                    + " or leave MONGODB_URI out for the embedded document server."));
        }
    }
}
