package org.returnhome.storage;

/**
 * Something that must be done after both stores are open and before the first request is let in, such as a repair.
 * Steps run one after the other in the order of {@code @io.micronaut.core.annotation.Order}. A step that throws stops the start.
 */
@FunctionalInterface
public interface StartupStep {
    void run();
}
