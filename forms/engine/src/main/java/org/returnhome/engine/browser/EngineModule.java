package org.returnhome.engine.browser;

import org.returnhome.engine.Form;
import org.teavm.jso.JSExport;

/** The exports of the ES module. */
public final class EngineModule {
    private EngineModule() {
    }

    /** Reads the JSON text of a definition, once for many verdicts. Throws if it is no definition. */
    @JSExport
    public static ReadForm readForm(String definition) {
        return new ReadForm(Form.read(definition));
    }
}
