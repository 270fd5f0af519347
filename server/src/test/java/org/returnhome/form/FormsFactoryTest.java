package org.returnhome.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.returnhome.Contexts;
import org.returnhome.storage.ConfigurationCheck;
import org.returnhome.storage.ConfigurationRefused;

class FormsFactoryTest {
    private final FormsFactory.Loading faulty = new FormsFactory.Loading(new LoadForms.Outcome.Refused(List.of("form.yaml:3: wrong", "form.yaml:7: wrong too")));

    @Test
    void a_faulty_definition_gives_no_forms_but_all_its_problems() {
        assertThat(faulty.problems()).hasSize(2);
        assertThatThrownBy(() -> new FormsFactory().forms(faulty)).isInstanceOf(ConfigurationRefused.class).hasMessageContaining("form.yaml:7");
    }

    @Test
    void the_definitions_are_among_what_is_checked_before_a_store_opens() {
        try (ApplicationContext context = Contexts.start()) {
            assertThat(context.getBeansOfType(ConfigurationCheck.class)).filteredOn(FormsFactory.Loading.class::isInstance).singleElement()
                    .extracting(ConfigurationCheck::problems).isEqualTo(List.of());
        }
    }
}
