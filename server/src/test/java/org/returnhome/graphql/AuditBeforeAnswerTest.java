package org.returnhome.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.schema.GraphQLSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.returnhome.storage.StoresConfiguration;
import org.returnhome.storage.TestStores;

/** Every read of a child's record is in the audit before the answer's first byte, or there is no answer (wire.md, Audit). */
class AuditBeforeAnswerTest {

    private static final Tiny TINY = new Tiny();

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().setting("test.callers", "true")
            .bean(GraphQLSchema.class, TINY.schema).bean(Wiring.class, TINY.wiring);

    private final Asking asking = new Asking(STORES.url("/graphql"));

    /** PostgreSQL itself counts the statements that write to the audit. */
    @BeforeAll
    static void count() throws SQLException {
        run("CREATE TABLE written (statements int NOT NULL); INSERT INTO written VALUES (0)");
        run("CREATE FUNCTION count_statement() RETURNS trigger LANGUAGE plpgsql AS "
                + "$$ BEGIN UPDATE written SET statements = statements + 1; RETURN NULL; END $$");
        run("CREATE TRIGGER counted AFTER INSERT ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION count_statement()");
    }

    @BeforeEach
    void nothingWritten() throws SQLException {
        run("UPDATE written SET statements = 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit_entry SET operation = 'other'", "DELETE FROM audit_entry", "TRUNCATE audit_entry"})
    void an_entry_is_never_changed(String sql) {
        asking.post("{ reads(count: 1) }");
        assertThatThrownBy(() -> run(sql)).isInstanceOf(SQLException.class).hasMessageContaining("append-only");
    }

    @Test
    void nothing_is_answered_while_the_audit_cannot_be_written() throws SQLException {
        run("ALTER TABLE audit_entry RENAME TO lost");
        try {
            var answer = asking.post("{ reads(count: 1) thread }");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("unavailable");
            assertThat(answer.json().has("data")).isFalse();
            assertThat(answer.body()).doesNotContain("Tamsin");
            assertThat(asking.post("{ thread }").status()).as("nobody's record").isEqualTo(200);
        } finally {
            run("ALTER TABLE lost RENAME TO audit_entry");
        }
    }

    @Test
    void nothing_is_answered_when_the_audit_hangs() throws SQLException {
        try (var connection = connection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("LOCK TABLE audit_entry IN EXCLUSIVE MODE");
            var answer = asking.post("{ reads(count: 1) }");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).doesNotContain("Tamsin");
            connection.rollback();
        }
    }

    @Test
    void nothing_is_answered_while_postgresql_is_gone_and_all_is_well_when_it_is_back() throws SQLException {
        var database = text("SELECT current_database()");
        var others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'".formatted(database);
        try (var connection = source("postgres").getConnection(); var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
            statement.execute(others);
            var answer = asking.post("{ reads(count: 1) }");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.error().path("extensions").path("retryable").asBoolean()).isTrue();
            assertThat(answer.body()).doesNotContain("Tamsin");
            statement.execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
        }
        // Each connection of the pool that died unnoticed costs one more "try again".
        assertThat(Stream.generate(() -> asking.post("{ reads(count: 1) }").status()).limit(20).anyMatch(status -> status == 200)).isTrue();
    }

    @Test
    void the_answer_waits_for_the_audit() throws Exception {
        try (var connection = connection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("LOCK TABLE audit_entry IN EXCLUSIVE MODE");
            var answer = CompletableFuture.supplyAsync(() -> asking.post("{ reads(count: 1) }"));
            assertThatThrownBy(() -> answer.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            connection.rollback();
            assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
    }

    @Test
    void fifty_records_are_kept_with_one_statement() throws SQLException {
        long before = number("SELECT count(*) FROM audit_entry");
        var answer = asking.post("{ reads(count: 50) }");
        assertThat(answer.data().path("reads").asText()).isEqualTo(Tiny.SECRET);
        assertThat(number("SELECT count(*) FROM audit_entry") - before).isEqualTo(50);
        assertThat(number("SELECT statements FROM written")).isEqualTo(1);
    }

    @Test
    void the_same_read_twice_in_a_request_is_one_entry_and_none_is_none() throws SQLException {
        long before = number("SELECT count(*) FROM audit_entry");
        asking.post("{ a: reads(count: 3) b: reads(count: 3) }");
        assertThat(number("SELECT count(*) FROM audit_entry") - before).isEqualTo(3);
        asking.post("{ thread }");
        assertThat(number("SELECT statements FROM written")).isEqualTo(1);
    }

    @Test
    void a_record_is_kept_by_whatever_path_it_is_reached() throws SQLException {
        long before = number("SELECT count(*) FROM audit_entry WHERE subject_type = 'Note'");
        asking.post("{ renamed: notes(count: 50) { text again: text length follows { length } } }");
        assertThat(number("SELECT count(*) FROM audit_entry WHERE subject_type = 'Note'") - before).isEqualTo(100);
        assertThat(number("SELECT count(*) FROM audit_entry WHERE subject_type = 'Note' AND operation <> 'notes'")).isZero();
        assertThat(number("SELECT statements FROM written")).isEqualTo(1);
    }

    @Test
    void an_entry_says_who_what_of_whom_when_and_for_what() throws SQLException {
        asking.post("{ reads(count: 1) }");
        assertThat(number("""
                SELECT count(*) FROM audit_entry WHERE at > now() - interval '1 minute' AND request_id IS NOT NULL
                AND person_id = '%s' AND role = 'teamManager' AND operation = 'reads' AND purpose = 'VERY_LARGE'
                AND child_id = '00000000-0000-0001-0000-000000000000' AND subject_type = 'Child'
                AND subject_id = '00000000-0000-0002-0000-000000000000'""".formatted(TestCallerFilter.PERSON))).isPositive();
    }

    private static void run(String sql) throws SQLException {
        try (var connection = connection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) throws SQLException {
        try (var connection = connection(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** A connection past the application, as a database administrator has one. */
    private static Connection connection() throws SQLException {
        return source("").getConnection();
    }

    private static DataSource source(String database) {
        var source = new PGSimpleDataSource();
        source.setUrl(STORES.bean(StoresConfiguration.class).databaseUrl());
        if (!database.isEmpty()) {
            source.setDatabaseName(database);
        }
        return source;
    }
}
