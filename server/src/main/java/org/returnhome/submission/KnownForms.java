package org.returnhome.submission;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.returnhome.form.FormVersion;
import org.returnhome.form.Forms;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;

/** The published forms as submissions need them. */
@Singleton
public final class KnownForms {
    private final Forms forms;
    private final Map<String, FormOutline> outlines = new ConcurrentHashMap<>();

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
}
