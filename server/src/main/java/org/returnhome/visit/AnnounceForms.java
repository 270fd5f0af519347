package org.returnhome.visit;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.returnhome.form.FormVersion;
import org.returnhome.form.Forms;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.StartupStep;

/** Tells the tablets of each agency that visits children of form versions they have not been told of; the last step of a start. */
@Singleton
@Order(Ordered.LOWEST_PRECEDENCE)
final class AnnounceForms implements StartupStep {

    private final Forms forms;
    private final Feed feed;
    private final Register register;

    AnnounceForms(Forms forms, Feed feed, Register register) {
        this.forms = forms;
        this.feed = feed;
        this.register = register;
    }

    @Override
    public void run() {
        register.list(Sql.of("SELECT id FROM agency WHERE kind <> 'police' ORDER BY id"), row -> row.uuid("id"))
                .forEach(agency -> announce(Audience.agency(agency)));
    }

    private void announce(Audience agency) {
        register.together(() -> {
            var told = told(agency);
            feed.append(forms.all().stream().map(FormVersion::id).filter(id -> !told.contains(id))
                    .map(id -> new Change.FormPublished(id).to(agency)).toList());
            return told;
        });
    }

    private Set<UUID> told(Audience agency) {
        return Set.copyOf(register.list(Sql.of("SELECT subject_id FROM feed_entry WHERE audience = ? AND kind = 'FormPublished'",
                agency.word()), row -> row.uuid("subject_id")));
    }
}
