package org.returnhome.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.returnhome.graphql.Words;

/** Lists kept in text columns as JSON, both ways. */
final class JsonColumn {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonColumn() {}

    static String of(List<String> texts) {
        var array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array.toString();
    }

    static List<String> texts(String column) {
        var texts = new ArrayList<String>();
        read(column).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    static String ofWithheld(List<Withheld> withheld) {
        var array = JsonNodeFactory.instance.arrayNode();
        withheld.forEach(one -> array.addObject().put("section", one.section()).put("reason", Words.of(one.reason())));
        return array.toString();
    }

    static List<Withheld> withheld(String column) {
        var withheld = new ArrayList<Withheld>();
        read(column).forEach(one -> withheld.add(new Withheld(one.path("section").asText(),
                Words.read(Withheld.Reason.class, one.path("reason").asText()))));
        return withheld;
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("stored JSON cannot be read", fault);
        }
    }
}
