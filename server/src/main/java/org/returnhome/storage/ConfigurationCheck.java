package org.returnhome.storage;

import java.util.List;

/**
 * What a component's configuration record says about its own values.
 *
 * <p>A record that implements this is asked before anything starts. Keep values that can be mistyped as text in the
 * record and read them in a method, so that one bad value does not hide the next.
 */
public interface ConfigurationCheck {
    /** A sentence for each thing that is wrong: the environment variable, what is wrong, the remedy. Empty when all is well. */
    List<String> problems();
}
