package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.Role;
import org.returnhome.access.TestPeople;
import org.returnhome.storage.TestStores;

/** While PostgreSQL is away, nobody is let in and everybody is told to try again. */
class RegisterAwayFlowTest {
    private static final String VIEWER = "{ viewer { id } }";

    @RegisterExtension
    static final TestStores STORES = TestStores.serving();

    private final Http http = new Http(STORES);

    @Test
    void a_good_token_is_answered_503_and_not_401_so_that_the_tablet_keeps_it_and_so_is_a_sign_in() throws SQLException {
        var people = TestPeople.in(STORES);
        var worker = people.addWithPassword(Role.MISSING_WORKER);
        var token = people.token(worker);
        var address = STORES.context().getProperty("return-home.stores.database-url", String.class).orElseThrow();
        var database = address.replaceAll(".*/([^/?]+)\\?.*", "$1");
        try (var connection = DriverManager.getConnection(address.replace("/" + database + "?", "/postgres?"));
             var statement = connection.createStatement()) {
            useSeveralConnections(token);
            statement.execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");

            var answer = http.graphql(token, VIEWER, Map.of());
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).isNotEmpty();
            var signIn = http.form("/token", Map.of("grant_type", "password", "username", worker.id().toString(), "password", TestPeople.PASSWORD));
            assertThat(signIn.status()).isEqualTo(503);
            assertThat(signIn.json().path("error").asText()).isEqualTo("temporarily_unavailable");

            statement.execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
        }
        assertThat(http.graphql(token, VIEWER, Map.of()).status()).isEqualTo(200);
    }

    private void useSeveralConnections(String token) {
        IntStream.range(0, 12).mapToObj(request -> CompletableFuture.supplyAsync(() -> http.graphql(token, VIEWER, Map.of()).status())).toList()
                .forEach(status -> assertThat(status.join()).isEqualTo(200));
    }
}
