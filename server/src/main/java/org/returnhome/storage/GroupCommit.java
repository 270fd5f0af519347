package org.returnhome.storage;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Lets no answer leave before what it rests on is on the disk. Many that wait share one commit and one sync.
 *
 * <p>Operations run side by side; a commit holds them out for its moment, so that it never takes half of one. The
 * sync, which is slow, holds nobody out. An answer that saw another's change waits for it too: a duplicate is only
 * called one when the original is safe.
 *
 * <p>After a failed commit or sync nobody knows what the disk holds. From then on everything is refused, and the next
 * start reads what was truly kept.
 */
final class GroupCommit {
    private final MVStore store;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Lock committing = new ReentrantLock();
    /** Number of the newest round of commit and sync that began; guarded by the gate. */
    private long begun;
    /** Number of the newest round that is on the disk. */
    private volatile long finished;
    private volatile boolean failed;

    GroupCommit(MVStore store) {
        this.store = store;
    }

    /**
     * Runs the operation, and returns or throws its outcome once all that it wrote or could have seen is on the disk.
     *
     * @throws StoreFailed when that cannot be had
     */
    <T> T durably(Supplier<T> operation) {
        refuseIfFailed();
        if (gate.getReadHoldCount() > 0) {
            return operation.get(); // part of an operation that waits by itself
        }
        long needed = Long.MAX_VALUE;
        try {
            gate.readLock().lock();
            try {
                return operation.get();
            } finally {
                needed = store.hasUnsavedChanges() ? begun + 1 : begun;
                gate.readLock().unlock();
            }
        } finally {
            await(needed);
        }
    }

    private void await(long needed) {
        if (finished >= needed) {
            return;
        }
        committing.lock();
        try {
            while (finished < needed) {
                refuseIfFailed();
                commitAndSync();
            }
        } finally {
            committing.unlock();
        }
    }

    private void commitAndSync() {
        try {
            long round = commit();
            store.sync();
            finished = round;
        } catch (RuntimeException | Error fault) {
            failed = true;
            throw new StoreFailed(fault);
        }
    }

    private long commit() {
        gate.writeLock().lock();
        try {
            begun++;
            store.commit();
            return begun;
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void refuseIfFailed() {
        if (failed) {
            throw new StoreFailed(null);
        }
    }

    /** The disk did not take what it was given. Nothing since the last acknowledgement may be believed. */
    static final class StoreFailed extends RuntimeException {
        StoreFailed(Throwable cause) {
            super("the document store could not write to its disk; free space or replace the disk, then start again", cause);
        }
    }
}
