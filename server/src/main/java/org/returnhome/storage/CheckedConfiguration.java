package org.returnhome.storage;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.inject.BeanDefinition;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Proof that every setting was looked at. Whatever opens a store asks for this bean first, so that a start with wrong
 * settings names all of them and touches nothing.
 */
@Singleton
public final class CheckedConfiguration {
    public CheckedConfiguration(ApplicationContext context) {
        List<String> problems = new ArrayList<>();
        for (BeanDefinition<ConfigurationCheck> definition : context.getBeanDefinitions(ConfigurationCheck.class)) {
            try {
                problems.addAll(context.getBean(definition).problems());
            } catch (BeanInstantiationException | ConfigurationException unreadable) {
                problems.add(definition.getBeanType().getSimpleName() + " cannot be read: " + unreadable.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationRefused(problems.stream().sorted().toList());
        }
    }
}
