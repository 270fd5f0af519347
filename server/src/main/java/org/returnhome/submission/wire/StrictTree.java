package org.returnhome.submission.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.returnhome.problem.ProblemCode;

/** Checks that a tree of our own making could be read back by {@link StrictJson}. */
final class StrictTree {
    private StrictTree() {}

    /** @throws IllegalArgumentException when it could not */
    static void check(JsonNode tree) {
        if (!tree.isContainerNode()) {
            throw fault(ProblemCode.MALFORMED_JSON);
        }
        check(tree, 1);
    }

    private static void check(JsonNode node, int level) {
        if (node.isContainerNode()) {
            if (level > StrictJson.DEPTH) {
                throw fault(ProblemCode.TOO_DEEP);
            }
            for (var member : node.properties()) {
                text(member.getKey());
            }
            for (var child : node) {
                check(child, level + 1);
            }
        } else if (node.isTextual()) {
            text(node.textValue());
        } else if (node.isNumber() && !inRange(node)) {
            throw fault(ProblemCode.NUMBER_OUT_OF_RANGE);
        }
    }

    private static boolean inRange(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong()
                && -StrictJson.GREATEST <= number.longValue() && number.longValue() <= StrictJson.GREATEST;
    }

    private static void text(String text) {
        StrictText.fault(text).ifPresent(code -> {
            throw fault(code);
        });
    }

    private static IllegalArgumentException fault(ProblemCode code) {
        return new IllegalArgumentException("a tree that cannot be canonical JSON: " + code.word());
    }
}
