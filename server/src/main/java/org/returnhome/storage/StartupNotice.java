package org.returnhome.storage;

import java.util.List;

/** Lines to print for the person who started the service, once it listens: who can sign in, for example. */
@FunctionalInterface
public interface StartupNotice {
    /** Plain text, one line each; no secret that is not meant for the screen. */
    List<String> lines();
}
