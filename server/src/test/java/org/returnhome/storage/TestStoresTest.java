package org.returnhome.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestStoresTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK);

    @Test
    void an_application_has_both_stores_and_listens() throws Exception {
        try (Connection register = STORES.register().getConnection()) {
            assertThat(register.isValid(1)).isTrue();
        }
        assertThat(STORES.documents().runCommand(new Document("ping", 1)).get("ok")).isEqualTo(1.0);
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(STORES.url("/nothing-here")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isIn(401, 404);
    }

    @Test
    void a_test_puts_its_own_clock_in_place() {
        assertThat(STORES.bean(Clock.class)).isSameAs(CLOCK);
    }

    @Test
    void two_applications_share_nothing() {
        STORES.documents().getCollection("things").insertOne(new Document("_id", "one"));
        try (TestStores other = TestStores.opened().start()) {
            assertThat(other.documents().getCollection("things").countDocuments()).isZero();
            assertThat(other.bean(Clock.class)).isNotSameAs(CLOCK);
        }
    }
}
