package org.returnhome.engine;

import java.util.Map;

/**
 * A form definition, read.
 *
 * @param questions all questions in their order, by id: tables, their rows, comments, and pieces of text to read
 * @param facts the facts that rules may use, by id
 * @param json the whole definition
 */
public record Form(String key, long version, Map<String, Question> questions, Map<String, Shape> facts, Json.Fields json) {

    /**
     * Reads the JSON text of a definition.
     *
     * @throws UnreadableForm if it is not one
     */
    public static Form read(String definition) {
        if (!(JsonReader.read(definition).orElse(null) instanceof Json.Fields fields)) throw new UnreadableForm("not a JSON object");
        return new FormReader(fields).form();
    }
}
