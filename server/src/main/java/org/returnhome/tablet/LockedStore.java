package org.returnhome.tablet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A store that nobody on the tablet could open, as it lay there (kind {@code lockedStore}): opened with its data key, and told as
 * {@code unsentWork} is. The shape of both is the tablet's own.
 */
final class LockedStore {
    /** The word that says so in a copy. */
    static final String KIND = "lockedStore";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TAG_BITS = 128;
    private static final List<String> OF_CONTACT = List.of("clientId", "visit", "kind", "at", "note", "newTime");
    private static final List<String> OF_FILE = List.of("id", "submission", "sha256", "size", "mediaType", "question");

    private final Map<String, Map<String, byte[]>> tables = new HashMap<>();

    private LockedStore() {}

    /**
     * What was not sent from the store.
     *
     * @param copy the content of the sealed copy
     * @param dataKey the 32 bytes with which its records are sealed
     * @throws GeneralSecurityException if a record does not open: it was changed, or belongs elsewhere
     */
    static JsonNode unsentWork(JsonNode copy, byte[] dataKey) throws GeneralSecurityException, JsonProcessingException {
        var store = new LockedStore();
        for (var sealed : copy.path("records")) {
            store.tables.computeIfAbsent(sealed.path("table").asText(), any -> new TreeMap<>())
                    .put(sealed.path("id").asText(), open(sealed, new SecretKeySpec(dataKey, "AES")));
        }
        return store.told(copy);
    }

    private static byte[] open(JsonNode sealed, SecretKeySpec key) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, decoded(sealed, "iv")));
        cipher.updateAAD((sealed.path("table").asText() + "\0" + sealed.path("id").asText()).getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(decoded(sealed, "content"));
    }

    private JsonNode told(JsonNode copy) throws JsonProcessingException {
        var enrolment = all("enrolment").stream().findFirst().orElseGet(JsonNodeFactory.instance::objectNode);
        var told = JsonNodeFactory.instance.objectNode().put("version", 1).put("kind", "unsentWork")
                .put("worker", enrolment.path("worker").asText()).put("device", enrolment.path("device").asText())
                .put("label", copy.path("label").asText()).put("madeAt", copy.path("madeAt").asText());
        var items = told.putArray("items");
        all("outbox").forEach(waiting -> items.add(waiting.path("item")));
        told.putArray("drafts").addAll(all("drafts"));
        var contacts = told.putArray("contacts");
        all("contacts").stream().filter(contact -> contact.path("sentAt").isNull()).forEach(contact -> contacts.add(only(contact, OF_CONTACT)));
        var files = told.putArray("attachments");
        all("attachments").stream().filter(file -> !file.path("state").asText().equals("sent")).forEach(file -> pieces(file).forEach(files::add));
        return told;
    }

    private List<JsonNode> pieces(JsonNode file) {
        var pieces = new ArrayList<JsonNode>();
        long offset = 0;
        for (int index = 0; index < file.path("chunks").asInt(); index++) {
            var chunk = tables.getOrDefault("chunks", Map.of()).get(file.path("id").asText() + "/" + index);
            if (chunk == null) {
                break;
            }
            pieces.add(only(file, OF_FILE).put("offset", offset).put("content", Base64.getUrlEncoder().withoutPadding().encodeToString(chunk)));
            offset += chunk.length;
        }
        return pieces;
    }

    private List<JsonNode> all(String table) throws JsonProcessingException {
        var all = new ArrayList<JsonNode>();
        for (var record : tables.getOrDefault(table, Map.of()).values()) {
            all.add(JSON.readTree(new String(record, StandardCharsets.UTF_8)));
        }
        return all;
    }

    private static ObjectNode only(JsonNode from, List<String> members) {
        var some = JsonNodeFactory.instance.objectNode();
        members.forEach(member -> some.set(member, from.get(member)));
        return some;
    }

    private static byte[] decoded(JsonNode sealed, String member) throws GeneralSecurityException {
        try {
            return Base64.getUrlDecoder().decode(sealed.path(member).asText());
        } catch (IllegalArgumentException notBase64) {
            throw new GeneralSecurityException("a record is not base64url", notBase64);
        }
    }
}
