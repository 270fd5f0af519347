package org.returnhome.form;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.returnhome.graphql.Connection;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.GlobalId;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Page;
import org.returnhome.graphql.Wiring;

/** {@code forms} and {@code form}. Definitions hold no child's data; every signed-in person may read them. */
@Singleton
final class FormFields implements Fields {
    private final Forms forms;

    FormFields(Forms forms) {
        this.forms = forms;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.type("Form", FormVersion.class);
        wiring.connection("Form");
        wiring.field("Form", "id", environment -> new GlobalId("Form", environment.<FormVersion>getSource().id()));
        wiring.node("Form", (execution, id) -> forms.byId(id));
        wiring.query("form", environment -> {
            Input input = Input.of(environment);
            String key = input.text("key");
            Optional<Integer> version = input.optionalNumber("version");
            return version.isPresent() ? forms.find(key, version.get()) : forms.current(key);
        });
        wiring.query("forms", environment -> {
            Page page = Page.of(environment, "forms");
            String after = page.after().map(cursor -> cursor.word(0)).orElse("");
            var rows = forms.current().stream().filter(form -> form.key().compareTo(after) > 0).limit(page.limit()).toList();
            return Connection.of(page, rows, form -> page.cursor(form.key()));
        });
    }
}
