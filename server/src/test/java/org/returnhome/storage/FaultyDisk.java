package org.returnhome.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.h2.store.fs.FileBase;

/** A disk for H2, reached by file names that begin with {@code faulty:}. It counts, and fails when it is told to. */
public class FaultyDisk extends FilePathWrapper {
    static final AtomicBoolean FULL = new AtomicBoolean();
    static final AtomicBoolean CANNOT_SYNC = new AtomicBoolean();
    /** Number of writes since the last sync. */
    static final AtomicLong UNSYNCED = new AtomicLong();

    static void register() {
        FilePath.register(new FaultyDisk());
        FULL.set(false);
        CANNOT_SYNC.set(false);
        UNSYNCED.set(0);
    }

    @Override
    public String getScheme() {
        return "faulty";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new FaultyChannel(super.open(mode));
    }

    private static final class FaultyChannel extends FileBase {
        private final FileChannel real;

        FaultyChannel(FileChannel real) {
            this.real = real;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            refuseIfFull();
            UNSYNCED.incrementAndGet();
            return real.write(source, position);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            refuseIfFull();
            UNSYNCED.incrementAndGet();
            return real.write(source);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            if (CANNOT_SYNC.get()) {
                throw new IOException("Input/output error");
            }
            UNSYNCED.set(0);
            real.force(metaData);
        }

        private static void refuseIfFull() throws IOException {
            if (FULL.get()) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return real.read(target);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return real.read(target, position);
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            real.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            real.truncate(size);
            return this;
        }

        @Override
        public java.nio.channels.FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return real.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }
    }
}
