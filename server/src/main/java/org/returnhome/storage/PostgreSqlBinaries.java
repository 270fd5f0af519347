package org.returnhome.storage;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL of the class path, with a short name for where it is unpacked. Its library names that directory by a digest of the whole archive, 15 MB
 * that it reads at every start for a quarter of a second. Once the archive is unpacked, its beginning and size stand for it: a link that is
 * named by their digest leads to the same directory.
 */
final class PostgreSqlBinaries implements PgBinaryResolver {
    private static final Logger LOG = LoggerFactory.getLogger(PostgreSqlBinaries.class);
    private static final int BEGINNING = 64 * 1024;

    private final Path directory;
    private DigestInputStream whole;
    private Path link;

    /** @param directory where the library unpacks */
    PostgreSqlBinaries(Path directory) {
        this.directory = directory;
    }

    /** Answers the archive, or what stands for it: the library unpacks the one and finds the other unpacked. */
    @Override
    public InputStream getPgBinary(String system, String machine) throws IOException {
        InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        int size = archive.available();
        byte[] beginning = archive.readNBytes(BEGINNING);
        byte[] substitute = ByteBuffer.allocate(beginning.length + Integer.BYTES).put(beginning).putInt(size).array();
        link = unpackedAt(md5().digest(substitute));
        if (Files.exists(link)) {
            archive.close();
            return new ByteArrayInputStream(substitute);
        }
        whole = new DigestInputStream(new SequenceInputStream(new ByteArrayInputStream(beginning), archive), md5());
        return whole;
    }

    /** Gives the directory its short name, when the library has just unpacked the archive there. A file system without links goes without. */
    void remember() throws IOException {
        if (whole == null) {
            return;
        }
        forget();
        try {
            Files.createSymbolicLink(link, unpackedAt(whole.getMessageDigest().digest()).getFileName());
        } catch (FileSystemException | UnsupportedOperationException linkless) {
            LOG.info("PostgreSQL starts more slowly here: {} cannot hold links", directory);
        }
    }

    /** Forgets the short name, so that the whole archive is asked for; answers whether there was one. */
    boolean forget() throws IOException {
        return link != null && Files.deleteIfExists(link);
    }

    private Path unpackedAt(byte[] digest) {
        return directory.resolve("PG-" + HexFormat.of().formatHex(digest));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException(every);
        }
    }
}
