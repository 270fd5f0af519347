package org.returnhome.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;

/** The answer to one question: a value, or the reason why there is none. */
public sealed interface Answer {

    /** Device time of the answer. */
    OffsetDateTime answeredAt();

    /** Whose answer it is. */
    AnswerSource source();

    /** @param value in the shape of the question's type (schema/form/README.md); never null, not to be changed */
    record Given(JsonNode value, OffsetDateTime answeredAt, AnswerSource source) implements Answer {}

    /** @param reason why there is no value */
    record Absent(AbsentReason reason, OffsetDateTime answeredAt, AnswerSource source) implements Answer {}
}
