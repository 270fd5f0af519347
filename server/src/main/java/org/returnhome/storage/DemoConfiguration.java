package org.returnhome.storage;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.Set;

/**
 * Whether made-up people and cases are loaded into an empty register.
 *
 * @param data DEMO_DATA: {@code true} or {@code false}; empty means only when both stores are the embedded ones
 */
@ConfigurationProperties("return-home.demo")
public record DemoConfiguration(@Bindable(defaultValue = "") String data) implements ConfigurationCheck {
    @Override
    public List<String> problems() {
        return Set.of("", "true", "false").contains(data) ? List.of()
                : List.of("DEMO_DATA is neither true nor false: set it to one of them, or leave it out.");
    }

    public boolean wanted(StoresConfiguration stores) {
        return data.isEmpty() ? stores.databaseUrl().isBlank() && stores.mongodbUri().isBlank() : data.equals("true");
    }
}
