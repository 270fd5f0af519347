package org.returnhome.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a value may look like.
 *
 * @param options ids that may be chosen; empty for other types
 * @param exclusive those of them that stand alone
 * @param longest characters (code points) of a text
 * @param fewest least number of options, rows or attachments
 * @param parts the parts of a group; empty for other types
 */
public record Shape(Type type, List<String> options, List<String> exclusive, long minimum, long maximum, long longest, Optional<String> format, long fewest, long most,
        List<Question> parts) {
}
