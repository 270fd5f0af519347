package org.returnhome.engine;

import java.util.List;
import java.util.Optional;

/**
 * A question as the engine knows it; a part of a group is one too. Rows of a yes/no table and their comments are questions of their own.
 *
 * @param required when it must be answered, if ever
 * @param recommended when an answer is wished for, if ever
 * @param absent reasons for having no answer that are as good as one
 * @param from the fact that a prefilled question shows
 * @param yesWhen the rule that a computed question answers
 * @param json the question as it stands in the definition: labels, sharing and all that the engine does not need
 */
public record Question(String id, Shape shape, Rule askWhen, Optional<Rule> required, Optional<Rule> recommended, List<Check> mustBe, List<Check> flagWhen, List<String> absent,
        Optional<String> from, Optional<Rule> yesWhen, Json.Fields json) {

    /**
     * A rule with what is said about it.
     *
     * @param code {@code mustBe}, or the flag
     */
    public record Check(Rule rule, String code, String message) {
    }

    public Type type() {
        return shape.type();
    }

    /** Its value is not typed in: it comes from a fact or a rule. */
    public boolean prefilled() {
        return from.isPresent() || yesWhen.isPresent();
    }
}
