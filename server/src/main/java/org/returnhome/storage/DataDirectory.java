package org.returnhome.storage;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * The directory of the embedded stores, locked for this process until it ends, however it ends. Only its holder may
 * touch what is inside, and may stop a PostgreSQL that a killed run left behind.
 */
@Singleton
public class DataDirectory implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    /** @throws ConfigurationRefused when another process holds the directory, or it cannot be written */
    DataDirectory(StoresConfiguration configuration, CheckedConfiguration checked) {
        this.path = Path.of(configuration.dataDirectory()).toAbsolutePath().normalize();
        try {
            makePrivate(path);
            this.lock = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException unusable) {
            throw new ConfigurationRefused(List.of(unusable(path)));
        }
        if (!locked(lock)) {
            throw new ConfigurationRefused(List.of("Another Return Home is already using the data directory " + path
                    + ": stop it first, or set DATA_DIRECTORY to another directory."));
        }
    }

    /** Absolute path. */
    public Path path() {
        return path;
    }

    @Override
    @PreDestroy
    public void close() throws IOException {
        lock.close();
    }

    static Optional<String> problem(String directory) {
        Path path = Path.of(directory).toAbsolutePath();
        Path existing = path;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        boolean usable = existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
        return usable ? Optional.empty() : Optional.of(unusable(path));
    }

    private static String unusable(Path path) {
        return "DATA_DIRECTORY " + path + " cannot be written: give it a directory that this user may write.";
    }

    /** Records of children: nobody else on the machine may read them. */
    private static void makePrivate(Path path) throws IOException {
        Files.createDirectories(path);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean locked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
