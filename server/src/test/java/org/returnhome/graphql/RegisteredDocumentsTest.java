package org.returnhome.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.Role;
import org.returnhome.access.TestPeople;
import org.returnhome.flow.Http;
import org.returnhome.storage.TestStores;

/** Workers are answered only what the app asks (design.md §8; issue 3). */
class RegisteredDocumentsTest {
    private static final String KNOWN = "query viewer { viewer { id role } }";

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().setting("return-home.registered-documents.only", "on")
            .bean(RegisteredDocuments.class, new RegisteredDocuments(true, Set.of(KNOWN)));

    private final TestPeople people = TestPeople.in(STORES);
    private final Http http = new Http(STORES);

    @Test
    void a_worker_is_answered_no_document_of_their_own() {
        var worker = people.token(people.add(Role.MISSING_WORKER));
        for (var other : new String[] {"{ viewer { id role } }", "query viewer { viewer { id role displayName } }", "query other { viewer { id role } }",
            KNOWN + " query more { forms { nodes { key } } }", "{ __schema { types { name } } }"}) {
            assertThat(http.graphql(worker, other, Map.of()).code()).as(other).isIn("documentNotRegistered", "badDocument");
        }
    }

    @Test
    void spaces_commas_and_comments_make_no_other_document() {
        var worker = people.token(people.add(Role.MISSING_WORKER));
        assertThat(http.graphql(worker, KNOWN, Map.of()).json().path("data").path("viewer").path("role").asText()).isEqualTo("missingWorker");
        assertThat(http.graphql(worker, "query viewer {\n  viewer { id, role } # ours\n}\n", Map.of()).json().has("errors")).isFalse();
    }

    @Test
    void the_office_and_partners_ask_freely() {
        for (var role : new Role[] {Role.MISSING_COORDINATOR, Role.TEAM_MANAGER, Role.POLICE}) {
            assertThat(http.graphql(people.token(people.add(role)), "{ viewer { id } }", Map.of()).json().has("errors")).isFalse();
        }
    }

    @Test
    void it_is_on_except_with_demo_data_and_says_what_is_wrong() {
        assertThat(new RegisteredDocumentsConfiguration("").enforced(false)).isTrue();
        assertThat(new RegisteredDocumentsConfiguration("").enforced(true)).isFalse();
        assertThat(new RegisteredDocumentsConfiguration("on").enforced(true)).isTrue();
        assertThat(new RegisteredDocumentsConfiguration("off").enforced(false)).isFalse();
        assertThat(new RegisteredDocumentsConfiguration("yes").problems()).singleElement().asString().startsWith("REGISTERED_DOCUMENTS_ONLY");
        assertThat(new RegisteredDocumentsConfiguration("off").problems()).isEmpty();
    }

    @Test
    void what_is_not_enforced_lets_every_document_through() {
        assertThat(new RegisteredDocuments(false, Set.of()).has(new Parser().parseDocument("{ viewer { id } }"))).isTrue();
    }
}
