package org.returnhome.submission;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.returnhome.submission.wire.StrictBase64Url;

/** What RFC 8785 publishes, and texts that we refuse though other programs read them. */
final class CanonicalVectors {
    private final ArrayNode published = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode refused = JsonNodeFactory.instance.arrayNode();

    static ObjectNode all() {
        var vectors = new CanonicalVectors();
        vectors.publish();
        vectors.numbers();
        vectors.refuse();
        var json = JsonNodeFactory.instance.objectNode();
        json.set("published", vectors.published);
        json.set("numbers", vectors.numbers);
        json.set("refused", vectors.refused);
        return json;
    }

    private void publish() {
        published.addObject().put("source", "RFC 8785 §3.2.2")
                .put("input", """
                        {
                          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                          "literals": [null, true, false]
                        }""")
                .put("canonical", "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
        published.addObject().put("source", "RFC 8785 §3.2.3")
                .put("input", """
                        {
                          "\\u20ac": "Euro Sign",
                          "\\r": "Carriage Return",
                          "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                          "1": "One",
                          "\\ud83d\\ude00": "Emoji: Grinning Face",
                          "\\u0080": "Control",
                          "\\u00f6": "Latin Small Letter O With Diaeresis"
                        }""")
                .put("canonical", "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"\uD83D\uDE00\":\"Emoji: Grinning Face\","
                        + "\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** RFC 8785, appendix B. */
    private void numbers() {
        var table = """
                0000000000000000 0
                8000000000000000 0
                0000000000000001 5e-324
                8000000000000001 -5e-324
                7fefffffffffffff 1.7976931348623157e+308
                ffefffffffffffff -1.7976931348623157e+308
                4340000000000000 9007199254740992
                c340000000000000 -9007199254740992
                4430000000000000 295147905179352830000
                44b52d02c7e14af5 9.999999999999997e+22
                44b52d02c7e14af6 1e+23
                44b52d02c7e14af7 1.0000000000000001e+23
                444b1ae4d6e2ef4e 999999999999999700000
                444b1ae4d6e2ef4f 999999999999999900000
                444b1ae4d6e2ef50 1e+21
                3eb0c6f7a0b5ed8c 9.999999999999997e-7
                3eb0c6f7a0b5ed8d 0.000001
                41b3de4355555553 333333333.3333332
                41b3de4355555554 333333333.33333325
                41b3de4355555555 333333333.3333333
                41b3de4355555556 333333333.3333334
                41b3de4355555557 333333333.33333343
                becbf647612f3696 -0.0000033333333333333333
                43143ff3c1cb0959 1424953923781206.2
                """;
        table.lines().map(line -> line.split(" ")).forEach(row -> numbers.addObject().put("ieee754", row[0]).put("canonical", row[1]));
    }

    private void refuse() {
        refused("white space", "{\"a\": 1}", "notCanonical", "");
        refused("a line end at the end", "{\"a\":1}\n", "notCanonical", "");
        refused("names out of order", "{\"b\":1,\"a\":2}", "notCanonical", "");
        refused("names in the order of code points instead of UTF-16 units", "{\"\uFF21\":1,\"\uD83D\uDE00\":2}", "notCanonical", "");
        refused("an escape that is not needed", "{\"a\":\"\\u0041\"}", "notCanonical", "");
        refused("an escaped solidus", "{\"a\":\"\\/\"}", "notCanonical", "");
        refused("an escape in capitals", "{\"a\":\"\\u001F\"}", "notCanonical", "");
        refused("minus zero", "{\"a\":-0}", "notCanonical", "");
        refused("a name twice", "{\"a\":1,\"a\":2}", "duplicateKey", "a");
        refused("a name twice, once escaped", "{\"a\":1,\"\\u0061\":2}", "duplicateKey", "a");
        refused("a name twice, further in", "{\"answers\":{\"x\":{\"a\":1,\"a\":1}}}", "duplicateKey", "answers.x.a");
        refused("half a surrogate pair, high", "{\"a\":\"\\ud83d\"}", "loneSurrogate", "a");
        refused("half a surrogate pair, low", "{\"a\":\"\\ude00\"}", "loneSurrogate", "a");
        refused("a surrogate pair the wrong way round", "{\"a\":\"\\ude00\\ud83d\"}", "loneSurrogate", "a");
        refused("half a surrogate pair in a name", "{\"\\ud83d\":1}", "loneSurrogate", "?");
        refused("a surrogate as UTF-8", bytes('{', '"', 'a', '"', ':', '"', 0xed, 0xa0, 0xbd, '"', '}'), "malformedEncoding", "");
        refused("an overlong UTF-8 sequence", bytes('{', '"', 'a', '"', ':', '"', 0xc1, 0x81, '"', '}'), "malformedEncoding", "");
        refused("Latin-1", bytes('{', '"', 'a', '"', ':', '"', 0xf6, '"', '}'), "malformedEncoding", "");
        refused("UTF-16", "{}".getBytes(StandardCharsets.UTF_16LE), "malformedJson", "");
        refused("U+0000", "{\"a\":\"\\u0000\"}", "nulCharacter", "a");
        refused("text in form D", "{\"a\":\"Zoe\u0308\"}", "notNormalised", "a");
        refused("a compatibility character of no form C", "{\"a\":\"\u212B\"}", "notNormalised", "a");
        refused("2^53", "{\"a\":[0,9007199254740992]}", "numberOutOfRange", "a.1");
        refused("-(2^53)", "{\"a\":-9007199254740992}", "numberOutOfRange", "a");
        refused("a number of 4,000 digits", "{\"a\":" + "9".repeat(4000) + "}", "numberOutOfRange", "a");
        refused("a fraction", "{\"a\":1.5}", "numberOutOfRange", "a");
        refused("a fraction that is an integer", "{\"a\":1.0}", "numberOutOfRange", "a");
        refused("an exponent", "{\"a\":1e3}", "numberOutOfRange", "a");
        refused("33 levels", "[".repeat(33) + "]".repeat(33), "tooDeep", "0" + ".0".repeat(31));
        refused("10,000 levels", "[".repeat(10_000) + "]".repeat(10_000), "tooDeep", "0" + ".0".repeat(31));
        refused("nothing", "", "malformedJson", "");
        refused("a text alone", "\"a\"", "malformedJson", "");
        refused("cut off", "{\"a\":1", "malformedJson", "");
        refused("something after the end", "{\"a\":1}{}", "malformedJson", "");
        refused("a comma too many", "{\"a\":1,}", "malformedJson", "");
        refused("a comment", "{\"a\":1/**/}", "malformedJson", "");
        refused("single quotes", "{'a':1}", "malformedJson", "");
        refused("not a number", "{\"a\":NaN}", "malformedJson", "");
        refused("a leading zero", "{\"a\":01}", "malformedJson", "");
        refused("a line end inside a text", "{\"a\":\"\n\"}", "malformedJson", "");
        refused("a byte order mark", "\uFEFF{\"a\":1}", "malformedJson", "");
    }

    private void refused(String name, String text, String code, String path) {
        refused(name, text.getBytes(StandardCharsets.UTF_8), code, path);
    }

    private void refused(String name, byte[] bytes, String code, String path) {
        refused.addObject().put("name", name).put("bytes", StrictBase64Url.encode(bytes)).put("code", code).put("path", path);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            bytes[at] = (byte) values[at];
        }
        return bytes;
    }
}
