package org.returnhome.form;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The published form versions, older ones included: an interview is judged by the version it was filled in with. */
public final class Forms {
    private final List<FormVersion> versions;

    Forms(List<FormVersion> versions) {
        this.versions = versions.stream().sorted(Comparator.comparing(FormVersion::key).thenComparing(FormVersion::version)).toList();
    }

    /** Every version of every form, by key and version. */
    public List<FormVersion> all() {
        return versions;
    }

    /** The newest version of each form, by key. */
    public List<FormVersion> current() {
        return versions.stream().filter(FormVersion::current).toList();
    }

    public Optional<FormVersion> current(String key) {
        return current().stream().filter(form -> form.key().equals(key)).findFirst();
    }

    public Optional<FormVersion> find(String key, int version) {
        return versions.stream().filter(form -> form.key().equals(key) && form.version() == version).findFirst();
    }

    /** The version with this SHA-256, in lower-case hexadecimal. */
    public Optional<FormVersion> byHash(String hash) {
        return versions.stream().filter(form -> form.hash().equals(hash)).findFirst();
    }

    /** The version with this {@link FormVersion#id()}. */
    public Optional<FormVersion> byId(UUID id) {
        return versions.stream().filter(form -> form.id().equals(id)).findFirst();
    }
}
