package org.returnhome.storage;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.h2.mvstore.MVStore;

/**
 * A document store in this process that speaks MongoDB's protocol, on one file in the data directory.
 *
 * <p>It listens on the loopback address and a port of the moment, and serves only connections that introduce
 * themselves with a word which nobody outside this process knows.
 */
@Singleton
public class EmbeddedDocumentServer implements AutoCloseable {
    static final String DATABASE = "return_home";
    /** What was just written is seldom read again, and each cached document is one more for the garbage collector to carry along. */
    private static final int CACHED_MEBIBYTES = 4;

    private final MVStore store;
    private final MongoServer server;
    private final int port;
    private final String passphrase;

    @Inject
    EmbeddedDocumentServer(DataDirectory directory, StoresConfiguration configuration) {
        this(directory.path().resolve("documents.mv"), configuration.connectionCount());
    }

    /**
     * @param file        made if it is missing; its owner holds the lock of the data directory
     * @param connections most that clients will open
     */
    EmbeddedDocumentServer(Path file, int connections) {
        this.store = new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().autoCommitBufferSize(0).cacheSize(CACHED_MEBIBYTES).open();
        this.passphrase = newPassphrase();
        this.server = new MongoServer(new DurableDocuments(store, new GroupCommit(store), passphrase).version(ServerVersion.MONGO_5_0));
        // One thread for each connection: a writer waits for its commit on the thread that serves it, and two for the driver's monitor.
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, connections + 2);
        this.port = server.getLocalAddress().getPort();
    }

    DocumentsAddress address() {
        return address(DATABASE);
    }

    /** The driver introduces itself by the application name of its address. */
    DocumentsAddress address(String database) {
        return new DocumentsAddress("mongodb://127.0.0.1:" + port + "/" + database + "?appName=" + passphrase);
    }

    @Override
    @PreDestroy
    public void close() {
        server.shutdownNow();
    }

    private static String newPassphrase() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
