package org.returnhome.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The answers of one revision as the engine judged them.
 *
 * @param answers the envelope's answers: id to {@code {value}} or {@code {absent}}
 * @param facts the envelope's pinned facts: what prefilled questions show
 * @param asked ids of the questions that were asked. Answers of hidden questions are kept, and never shared
 * @param computed answers that a rule gives: id to {@code yes} or {@code no}
 */
public record FilledForm(JsonNode answers, JsonNode facts, Set<String> asked, Map<String, String> computed) {

    public FilledForm {
        Objects.requireNonNull(answers);
        Objects.requireNonNull(facts);
        asked = Set.copyOf(asked);
        computed = Map.copyOf(computed);
    }

    /** What was given as an answer. */
    sealed interface Given {
        /** A value in the question's shape. */
        record Value(JsonNode value) implements Given {}

        /** Why there is none: notAsked, preferNotToSay or unknown. */
        record Absent(String why) implements Given {}
    }

    /** The text of an answer, when it was asked and is a text. */
    Optional<String> word(String id) {
        return Optional.of(value(id)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** The value of an answer that was asked; a missing node when there is none. */
    JsonNode value(String id) {
        return asked.contains(id) ? answers.path(id).path("value") : MissingNode.getInstance();
    }

    /** The answer to a question; empty when it was not asked or not answered. */
    Optional<Given> answer(SharedForm.Question question) {
        if (!asked.contains(question.id())) {
            return Optional.empty();
        }
        var answer = answers.path(question.id());
        if (answer.has("value")) {
            return Optional.of(new Given.Value(answer.get("value")));
        }
        if (answer.has("absent")) {
            return Optional.of(new Given.Absent(answer.get("absent").asText()));
        }
        return Optional.ofNullable(computed.get(question.id())).<JsonNode>map(TextNode::valueOf)
                .or(() -> question.fact().map(facts::path).filter(fact -> !fact.isMissingNode()))
                .map(Given.Value::new);
    }
}
