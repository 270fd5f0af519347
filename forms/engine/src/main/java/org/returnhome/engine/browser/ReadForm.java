package org.returnhome.engine.browser;

import org.returnhome.engine.Engine;
import org.returnhome.engine.Form;
import org.teavm.jso.JSExport;

/** A definition that was read, as JavaScript holds it. */
public final class ReadForm {
    private final Form form;

    ReadForm(Form form) {
        this.form = form;
    }

    /** The canonical JSON of the verdict; arguments as of {@link Engine#judge(Form, String, String, String)}. */
    @JSExport
    public String judge(String answers, String facts, String evaluatedAt) {
        return Engine.judge(form, answers, facts, evaluatedAt).json();
    }
}
