package org.returnhome;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.ArrayList;
import java.util.List;
import org.returnhome.storage.ConfigurationCheck;

/**
 * Where the service listens.
 *
 * @param host HOST: address of this machine to listen on; this machine only unless set
 * @param port PORT: 0 takes any free one
 */
@ConfigurationProperties("return-home.listening")
public record ListeningConfiguration(
        @Bindable(defaultValue = "127.0.0.1") String host, @Bindable(defaultValue = "8080") String port) implements ConfigurationCheck {

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
            problems.add("PORT is not a port number: set it to a whole number from 0 to 65535, or leave it out for 8080.");
        }
        if (host.isBlank() || host.contains(" ")) {
            problems.add("HOST is not an address of this machine: set it to one such as 0.0.0.0, or leave it out for 127.0.0.1.");
        }
        return problems;
    }
}
