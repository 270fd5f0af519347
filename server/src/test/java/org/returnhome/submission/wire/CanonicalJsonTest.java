package org.returnhome.submission.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    private static final int[] UNUSUAL = {0x1, 0x8, 0x9, 0xa, 0xc, 0xd, 0x1f, '"', '\\', '/', 0x7f, 0x80, 0xe9, 0x20ac, 0x2028,
        0x300, 0xac00, 0xd7ff, 0xe000, 0xfb33, 0xff21, 0xfffd, 0xffff, 0x10000, 0x1f600, 0x10ffff};

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void what_could_not_be_read_back_is_not_written() {
        var nodes = JsonNodeFactory.instance;
        JsonNode deep = nodes.arrayNode();
        for (int level = 0; level < StrictJson.DEPTH; level++) {
            deep = nodes.arrayNode().add(deep);
        }
        var faults = List.of(deep, TextNode.valueOf("alone"), nodes.objectNode().put("a", "\ud83d"), nodes.objectNode().put("\u0000", 1),
                nodes.arrayNode().add("e\u0301"), nodes.arrayNode().add(0.5), nodes.arrayNode().add(1L << 53),
                nodes.arrayNode().add(Long.MIN_VALUE), nodes.arrayNode().add(DecimalNode.valueOf(BigDecimal.ONE)));
        assertThat(faults).allSatisfy(fault -> assertThatThrownBy(() -> CanonicalJson.write(fault)).isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void ten_thousand_random_trees_are_written_as_another_canonicaliser_writes_them_and_read_back() throws Exception {
        var random = new Random(20261119);
        for (int round = 0; round < 10_000; round++) {
            var tree = object(random, 1);
            var written = CanonicalJson.write(tree);
            assertThat(written).isEqualTo(new JsonCanonicalizer(mapper.writeValueAsString(tree)).getEncodedUTF8());
            assertThat(CanonicalJson.read(written)).isEqualTo(Reading.of(tree));
        }
    }

    @Test
    void one_changed_byte_is_refused_or_gives_other_content() {
        var random = new Random(42);
        var tree = object(random, 1);
        var written = CanonicalJson.write(tree);
        for (int at = 0; at < written.length; at++) {
            var changed = written.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            switch (CanonicalJson.read(changed)) {
                case Reading.Refused<JsonNode> _ -> { }
                case Reading.Value<JsonNode>(var other) -> {
                    assertThat(other).isNotEqualTo(tree);
                    assertThat(CanonicalJson.write(other)).isEqualTo(changed);
                }
            }
        }
    }

    @Test
    void names_are_ordered_by_UTF_16_units_not_by_code_points() {
        var tree = JsonNodeFactory.instance.objectNode().put("\uff21", 1).put("\ud83d\ude00", 2).put("", 3).put("a", 4);
        assertThat(new String(CanonicalJson.write(tree), StandardCharsets.UTF_8)).isEqualTo("{\"\":3,\"a\":4,\"\ud83d\ude00\":2,\"\uff21\":1}");
    }

    private static JsonNode object(Random random, int level) {
        var object = JsonNodeFactory.instance.objectNode();
        for (int members = random.nextInt(6); members > 0; members--) {
            object.set(text(random), value(random, level));
        }
        return object;
    }

    private static JsonNode value(Random random, int level) {
        var nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(level > 4 ? 5 : 7)) {
            case 0 -> nodes.textNode(text(random));
            case 1 -> nodes.numberNode(random.nextInt());
            case 2 -> nodes.numberNode((random.nextLong(1L << 53) | 1L << 40) * (random.nextBoolean() ? 1 : -1));
            case 3 -> nodes.booleanNode(random.nextBoolean());
            case 4 -> nodes.nullNode();
            case 5 -> object(random, level + 1);
            default -> {
                var array = nodes.arrayNode();
                for (int items = random.nextInt(4); items > 0; items--) {
                    array.add(value(random, level + 1));
                }
                yield array;
            }
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(9); length > 0; length--) {
            text.appendCodePoint(random.nextBoolean() ? 'a' + random.nextInt(26) : UNUSUAL[random.nextInt(UNUSUAL.length)]);
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
