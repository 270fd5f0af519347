package org.returnhome.form;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.returnhome.storage.ConfigurationCheck;
import org.returnhome.storage.ConfigurationRefused;

/** Provides the published forms; a start with a faulty definition stops before it opens a store. */
@Factory
final class FormsFactory {

    /** What loading the class path's definitions came to, done once. */
    record Loading(LoadForms.Outcome outcome) implements ConfigurationCheck {
        @Override
        public List<String> problems() {
            return switch (outcome) {
                case LoadForms.Outcome.Loaded loaded -> List.of();
                case LoadForms.Outcome.Refused refused -> refused.problems();
            };
        }
    }

    @Singleton
    Loading loading() {
        return new Loading(LoadForms.from(FormFiles.onClassPath()));
    }

    @Singleton
    Forms forms(Loading loading) {
        return switch (loading.outcome()) {
            case LoadForms.Outcome.Loaded loaded -> loaded.forms();
            case LoadForms.Outcome.Refused refused -> throw new ConfigurationRefused(refused.problems());
        };
    }
}
