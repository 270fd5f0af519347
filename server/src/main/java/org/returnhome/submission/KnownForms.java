package org.returnhome.submission;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.returnhome.engine.Form;
import org.returnhome.engine.Json;
import org.returnhome.engine.JsonWriter;
import org.returnhome.form.FormVersion;
import org.returnhome.form.Forms;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;

/** The published forms as submissions need them. */
@Singleton
public final class KnownForms {
    private final Forms forms;
    private final Map<String, FormOutline> outlines = new ConcurrentHashMap<>();
    private final Map<String, Form> withoutConditions = new ConcurrentHashMap<>();

    KnownForms(Forms forms) {
        this.forms = forms;
    }

    /** Why this form cannot be one that was filled in; paths begin with {@code envelope}. Empty when it is published. */
    public Optional<Problem> problem(FormReference form) {
        if (forms.current(form.key()).isEmpty()) {
            return Optional.of(Problem.at(ProblemCode.UNKNOWN_FORM, "envelope.form.key", "There is no form of this key."));
        }
        var version = forms.find(form.key(), form.version());
        if (version.isEmpty()) {
            return Optional.of(Problem.at(ProblemCode.UNKNOWN_VERSION, "envelope.form.version", "The form has no such version."));
        }
        return version.get().hash().equals(form.hash()) ? Optional.empty() : Optional.of(Problem.at(ProblemCode.WRONG_DIGEST,
                "envelope.form.hash", "The published version of the form has another digest."));
    }

    /** Whether a version with this digest is published. */
    public boolean knows(String hash) {
        return forms.byHash(hash).isPresent();
    }

    /**
     * The version that a stored submission names: what is stored was checked, and a version never goes.
     *
     * @throws IllegalStateException if this server was started without it
     */
    public FormVersion version(FormReference form) {
        return forms.byHash(form.hash()).orElseThrow(() -> new IllegalStateException(
                "the form " + form.key() + " v" + form.version() + " is not published here"));
    }

    FormOutline outline(FormReference form) {
        return outlines.computeIfAbsent(form.hash(), hash -> FormOutline.of(version(form).form()));
    }

    /** The same version with every question asked, for answers that another answer has hidden since. */
    Form withoutConditions(FormReference form) {
        return withoutConditions.computeIfAbsent(form.hash(), hash -> Form.read(JsonWriter.write(withoutConditions(version(form).form().json()))));
    }

    private static Json withoutConditions(Json json) {
        return switch (json) {
            case Json.Fields fields -> {
                var members = new LinkedHashMap<String, Json>();
                fields.members().forEach((name, member) -> {
                    if (!name.equals("askWhen")) {
                        members.put(name, withoutConditions(member));
                    }
                });
                yield new Json.Fields(members);
            }
            case Json.Items items -> new Json.Items(items.items().stream().map(KnownForms::withoutConditions).toList());
            case Json.Text _, Json.Number _, Json.Truth _, Json.Null _ -> json;
        };
    }
}
