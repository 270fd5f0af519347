package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.Role;
import org.returnhome.access.TestPeople;
import org.returnhome.storage.TestStores;

/** Reading the published forms over HTTP. */
class FormFlowTest {

    @RegisterExtension
    static final TestStores STORES = TestStores.serving();

    private final TestPeople people = TestPeople.in(STORES);
    private final SignedIn worker = SignedIn.as(people.add(Role.MISSING_WORKER), people, STORES);
    private final SignedIn police = SignedIn.as(people.add(Role.POLICE), people, STORES);

    @Test
    void police_have_no_use_for_forms() {
        assertThat(police.refusal("{ forms { nodes { key } } }", Map.of())).isEqualTo("notAllowed");
    }

    @Test
    void a_form_or_version_that_is_not_there_is_null() {
        assertThat(worker.ask("{ form(key: \"nothing\") { key } }").path("form").isNull()).isTrue();
        assertThat(worker.ask("{ form(key: \"welfareCheck\", version: 99) { key } }").path("form").isNull()).isTrue();
    }

    @Test
    void the_definition_that_is_handed_out_has_the_hash_that_names_it() throws NoSuchAlgorithmException {
        JsonNode form = worker.ask("{ form(key: \"returnHomeInterview\") { id version title hash definition publishedAt current } }").path("form");
        byte[] bytes = form.path("definition").asText().getBytes(StandardCharsets.UTF_8);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))).isEqualTo(form.path("hash").asText());
        assertThat(form.path("current").asBoolean()).isTrue();
        JsonNode node = worker.ask("query ($id: ID!) { node(id: $id) { id ... on Form { hash } } }", Map.of("id", form.path("id").asText())).path("node");
        assertThat(node.path("hash").asText()).isEqualTo(form.path("hash").asText());
    }

    @Test
    void forms_are_listed_page_by_page() {
        JsonNode first = worker.ask("{ forms(first: 1) { nodes { key } pageInfo { hasNextPage endCursor } } }").path("forms");
        assertThat(first.path("nodes").path(0).path("key").asText()).isEqualTo("returnHomeInterview");
        JsonNode second = worker.ask("query ($after: String) { forms(first: 1, after: $after) { nodes { key } pageInfo { hasNextPage } } }",
                Map.of("after", first.path("pageInfo").path("endCursor").asText())).path("forms");
        assertThat(second.path("nodes").path(0).path("key").asText()).isEqualTo("welfareCheck");
        assertThat(second.path("pageInfo").path("hasNextPage").asBoolean()).isFalse();
    }
}
