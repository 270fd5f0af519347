package org.returnhome.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the form makes of a set of answers, in the order of the form.
 *
 * @param asked ids of the questions that are shown
 * @param computed {@code yes} or {@code no} of the computed questions that are shown
 * @param flags each once, in the order of their first finding
 */
public record Verdict(List<String> asked, Map<String, String> computed, List<Finding> findings, List<String> flags) {

    /** Canonical JSON, whose SHA-256 an envelope carries as {@code verdict}. */
    public String json() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("asked", JsonWriter.texts(asked));
        Map<String, Json> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> value : computed.entrySet()) values.put(value.getKey(), new Json.Text(value.getValue()));
        members.put("computed", new Json.Fields(values));
        List<Json> found = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Json> fields = new LinkedHashMap<>();
            fields.put("code", new Json.Text(finding.code()));
            fields.put("kind", new Json.Text(finding.kind().word()));
            fields.put("message", new Json.Text(finding.message()));
            fields.put("question", new Json.Text(finding.question()));
            found.add(new Json.Fields(fields));
        }
        members.put("findings", new Json.Items(found));
        members.put("flags", JsonWriter.texts(flags));
        return JsonWriter.write(new Json.Fields(members));
    }
}
