package org.returnhome.forms;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.returnhome.engine.Json;
import org.returnhome.engine.JsonReader;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What reading a YAML text gave. YAML is 1.2: {@code no} is a word, not false. */
public sealed interface Yaml {

    /**
     * @param json the text as JSON
     * @param lines JSON pointer to the line, counted from 1, on which that value (or its key) stands
     */
    record Document(Json json, Map<String, Integer> lines) implements Yaml {

        /** The line of the value at the pointer, or of the nearest value around it. */
        public int line(String pointer) {
            String at = pointer;
            while (!lines.containsKey(at) && !at.isEmpty()) at = at.substring(0, at.lastIndexOf('/'));
            return lines.getOrDefault(at, 1);
        }
    }

    /** @param line counted from 1 */
    record Fault(int line, String reason) implements Yaml {
    }

    static Yaml read(String text) {
        try {
            Optional<Node> root = new Compose(LoadSettings.builder().setAllowDuplicateKeys(false).build()).composeString(text);
            return root.isEmpty() ? new Fault(1, "the file is empty") : new Conversion().document(root.get());
        } catch (MarkedYamlEngineException fault) {
            return new Fault(fault.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1), String.valueOf(fault.getProblem()));
        } catch (YamlEngineException fault) {
            return new Fault(1, String.valueOf(fault.getMessage()));
        }
    }

    /** The way from YAML's nodes to JSON. */
    final class Conversion {
        private final Map<String, Integer> lines = new LinkedHashMap<>();
        private final Map<Node, Boolean> around = new IdentityHashMap<>();

        private Yaml document(Node root) {
            try {
                return new Document(json(root, ""), lines);
            } catch (NotJson fault) {
                return new Fault(fault.line, fault.getMessage());
            }
        }

        private Json json(Node node, String pointer) throws NotJson {
            lines.putIfAbsent(pointer, line(node));
            if (around.put(node, true) != null) throw new NotJson(node, "this contains itself");
            Json json = switch (node) {
                case MappingNode mapping -> fields(mapping, pointer);
                case SequenceNode sequence -> items(sequence, pointer);
                case ScalarNode scalar -> scalar(scalar);
                default -> throw new NotJson(node, "this has no meaning in JSON");
            };
            around.remove(node);
            return json;
        }

        private Json fields(MappingNode mapping, String pointer) throws NotJson {
            Map<String, Json> members = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                if (!(tuple.getKeyNode() instanceof ScalarNode key)) throw new NotJson(tuple.getKeyNode(), "a key is a word");
                String inside = pointer + "/" + key.getValue().replace("~", "~0").replace("/", "~1");
                lines.put(inside, line(key));
                if (members.put(key.getValue(), json(tuple.getValueNode(), inside)) != null) throw new NotJson(key, "the key " + key.getValue() + " stands here twice");
            }
            return new Json.Fields(members);
        }

        private Json items(SequenceNode sequence, String pointer) throws NotJson {
            List<Json> items = new ArrayList<>();
            for (Node item : sequence.getValue()) items.add(json(item, pointer + "/" + items.size()));
            return new Json.Items(items);
        }

        private static Json scalar(ScalarNode scalar) throws NotJson {
            String word = scalar.getValue();
            Tag tag = scalar.getTag();
            if (tag.equals(Tag.STR)) return new Json.Text(word);
            if (tag.equals(Tag.BOOL)) return new Json.Truth(Boolean.parseBoolean(word));
            if (tag.equals(Tag.NULL)) return new Json.Null();
            if (JsonReader.read(word).orElse(null) instanceof Json.Number number) return number;
            throw new NotJson(scalar, "put " + word + " in quotes");
        }

        private static int line(Node node) {
            return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        }

        private static final class NotJson extends Exception {
            private static final long serialVersionUID = 1L;
            private final int line;

            NotJson(Node node, String reason) {
                super(reason);
                line = line(node);
            }
        }
    }
}
