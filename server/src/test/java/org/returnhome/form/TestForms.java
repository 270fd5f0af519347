package org.returnhome.form;

import java.util.ArrayList;
import java.util.HexFormat;

/** The published forms, and what they would be after the next publication. */
public final class TestForms {

    private TestForms() {}

    /** The same forms with one more version of this one, which is the current one from then on. */
    public static Forms withNewer(Forms forms, String key) {
        var versions = new ArrayList<FormVersion>();
        forms.all().forEach(version -> {
            boolean superseded = version.key().equals(key) && version.current();
            versions.add(with(version, version.version(), version.hash(), version.current() && !superseded));
            if (superseded) {
                versions.add(with(version, version.version() + 1, newHash(version), true));
            }
        });
        return new Forms(versions);
    }

    private static FormVersion with(FormVersion version, int number, String hash, boolean current) {
        return new FormVersion(version.key(), number, version.title(), hash, version.definition(), version.publishedAt(), version.form(), current);
    }

    private static String newHash(FormVersion version) {
        var bytes = HexFormat.of().parseHex(version.hash());
        bytes[0] ^= 1;
        return HexFormat.of().formatHex(bytes);
    }
}
