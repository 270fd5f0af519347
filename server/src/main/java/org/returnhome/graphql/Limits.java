package org.returnhome.graphql;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What a request may ask for at most.
 *
 * @param documentCharacters length of the GraphQL document
 * @param documentTokens tokens of the document
 * @param depth how deep fields may nest
 * @param aliases how many fields may be renamed; each alias of a costly field costs again
 * @param cost fields to be answered, each page counted with its {@code first}
 * @param time how long an answer may take
 */
@ConfigurationProperties("return-home.graphql")
public record Limits(
        @Bindable(defaultValue = "32768") int documentCharacters,
        @Bindable(defaultValue = "6000") int documentTokens,
        @Bindable(defaultValue = "20") int depth,
        @Bindable(defaultValue = "50") int aliases,
        @Bindable(defaultValue = "50000") long cost,
        @Bindable(defaultValue = "20s") Duration time) {}
