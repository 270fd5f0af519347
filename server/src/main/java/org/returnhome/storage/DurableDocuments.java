package org.returnhome.storage;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.h2.mvstore.MVStore;

/** The library's document backend, made durable by {@link GroupCommit} and closed to strangers by a passphrase. */
final class DurableDocuments extends H2Backend {
    private static final AttributeKey<Boolean> ADMITTED = AttributeKey.valueOf("return-home-admitted");

    private final GroupCommit commits;
    private final byte[] passphrase;

    DurableDocuments(MVStore store, GroupCommit commits, String passphrase) {
        super(store);
        this.commits = commits;
        this.passphrase = passphrase.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new DocumentDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        admit(message.getChannel(), message.getDocument());
        return commits.durably(() -> super.handleMessage(message));
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        admit(channel, query);
        return commits.durably(() -> super.handleCommand(channel, database, command, query));
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        admit(query.getChannel(), query.getQuery());
        return commits.durably(() -> super.handleQuery(query));
    }

    /** The driver introduces itself once for each connection, in the client's part of its first message. */
    private void admit(Channel channel, Document message) {
        if (channel.hasAttr(ADMITTED)) {
            return;
        }
        if (!MessageDigest.isEqual(passphrase, introduction(message).getBytes(StandardCharsets.UTF_8))) {
            throw new MongoServerError(13, "Unauthorized", "this store serves its own process only");
        }
        channel.attr(ADMITTED).set(true);
    }

    private static String introduction(Document message) {
        return message.get("client") instanceof Document client
                && client.get("application") instanceof Document application
                && application.get("name") instanceof String name ? name : "";
    }
}
