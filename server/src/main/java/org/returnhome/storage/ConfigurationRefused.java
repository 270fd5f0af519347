package org.returnhome.storage;

import java.util.List;

/** Start-up stops here: the settings are wrong, or the data directory cannot be used. Nothing was changed. */
public class ConfigurationRefused extends RuntimeException {
    private final transient List<String> problems;

    public ConfigurationRefused(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each problem, fit to be shown to the person who starts the service. */
    public List<String> problems() {
        return problems;
    }
}
