package org.returnhome.attachment.sound;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How much of a sound is read at most. Whoever reads asks often, so that no file holds the server up. */
final class Limits {
    private final int mostSeconds;
    private final LongSupplier nanoTime;
    private final long begun;
    private final long mostNanos;

    Limits(int mostSeconds, int mostWorkSeconds, LongSupplier nanoTime) {
        this.mostSeconds = mostSeconds;
        this.nanoTime = nanoTime;
        begun = nanoTime.getAsLong();
        mostNanos = TimeUnit.SECONDS.toNanos(mostWorkSeconds);
    }

    /** @throws IllegalStateException if the work has taken too long */
    void check() {
        if (nanoTime.getAsLong() - begun > mostNanos) {
            throw new IllegalStateException("the sound takes too long to read");
        }
    }

    /** @throws IllegalStateException if so many samples are too many, or the work has taken too long */
    void check(long samples, int rate) {
        check();
        if (samples > (long) mostSeconds * rate) {
            throw new IllegalStateException("the sound is too long");
        }
    }
}
