package org.returnhome.graphql;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.Set;
import org.returnhome.storage.ConfigurationCheck;

/**
 * Whether workers are answered only what the app asks.
 *
 * @param only REGISTERED_DOCUMENTS_ONLY: {@code on} or {@code off}; empty means on, except where demo data is loaded
 */
@ConfigurationProperties("return-home.registered-documents")
record RegisteredDocumentsConfiguration(@Bindable(defaultValue = "") String only) implements ConfigurationCheck {

    @Override
    public List<String> problems() {
        return Set.of("", "on", "off").contains(only) ? List.of()
                : List.of("REGISTERED_DOCUMENTS_ONLY is neither on nor off: set it to one of them, or leave it out.");
    }

    boolean enforced(boolean demo) {
        return only.isEmpty() ? !demo : only.equals("on");
    }
}
