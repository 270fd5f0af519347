package org.returnhome.app;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the app in a folder of the class path, read once, when the first is asked for. A file is found by its exact
 * name in that list and never by a path on a disk, so there is nothing to climb out of.
 */
public final class AppFiles {
    /** Where the build puts the app. */
    private static final String FOLDER = "tablet";

    private final String folder;
    private volatile Map<String, AppFile> files;

    private AppFiles(String folder) {
        this.folder = folder;
    }

    /** The app in this folder of the class path. */
    public static AppFiles in(String folder) {
        return new AppFiles(folder);
    }

    /** Whether the app was built into this server. */
    boolean built() {
        return AppFiles.class.getClassLoader().getResource(folder + "/index.html") != null;
    }

    /** The file with this name below the folder. */
    Optional<AppFile> find(String name) {
        var all = files;
        if (all == null) {
            all = Map.copyOf(read());
            files = all;
        }
        return Optional.ofNullable(all.get(name));
    }

    private Map<String, AppFile> read() {
        var found = new HashMap<String, AppFile>();
        try {
            for (var place : Collections.list(AppFiles.class.getClassLoader().getResources(folder))) {
                if (place.openConnection() instanceof JarURLConnection jar) {
                    inJar(jar, found);
                } else {
                    inFolder(Path.of(place.toURI()), found);
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (URISyntaxException fault) {
            throw new IllegalStateException(fault);
        }
        return found;
    }

    private static void inFolder(Path folder, Map<String, AppFile> found) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                found.put(name, AppFile.of(name, Files.readAllBytes(file)));
            }
        }
    }

    private void inJar(JarURLConnection place, Map<String, AppFile> found) throws IOException {
        place.setUseCaches(false);
        try (var jar = place.getJarFile()) {
            for (var entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && entry.getName().startsWith(folder + "/")) {
                    var name = entry.getName().substring(folder.length() + 1);
                    found.put(name, AppFile.of(name, jar.getInputStream(entry).readAllBytes()));
                }
            }
        }
    }

    /** The app of this server. */
    @Factory
    static final class Built {
        @Singleton
        AppFiles files() {
            return in(FOLDER);
        }
    }
}
