package org.returnhome.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;

/** What the first start shows: Fernwick, made through the same code paths as real data (domain §8). */
class LoadDemoTest {
    @RegisterExtension
    static final TestStores STORES = TestStores.serving().setting("return-home.demo.data", "true");

    @Test
    void eight_people_over_all_roles_twelve_children_and_twenty_episodes() {
        assertThat(count("SELECT count(*) AS n FROM person")).isEqualTo(8);
        assertThat(count("SELECT count(DISTINCT role) AS n FROM person")).isEqualTo(6);
        assertThat(count("SELECT count(*) AS n FROM child")).isEqualTo(12);
        assertThat(count("SELECT count(*) AS n FROM episode")).isEqualTo(20);
    }

    @Test
    void six_submissions_in_different_states_and_an_item_in_quarantine() {
        var states = STORES.bean(Register.class).list(Sql.of("SELECT state FROM submission ORDER BY state"), row -> row.text("state"));
        assertThat(states).isEqualTo(List.of("authorised", "authorised", "conflict", "returned", "submitted", "submitted"));
        assertThat(count("SELECT count(*) AS n FROM quarantined_item")).isEqualTo(1);
        assertThat(count("SELECT count(*) AS n FROM pack")).isEqualTo(2);
        assertThat(count("SELECT count(*) AS n FROM urgent_item")).as("what Tom said, among others").isPositive();
    }

    @Test
    void an_interview_that_was_offered_a_stuck_tablet_and_numbers_to_ring() {
        assertThat(count("SELECT count(*) AS n FROM contact_attempt")).isEqualTo(2);
        assertThat(count("SELECT count(*) AS n FROM heartbeat WHERE unsent > 0 AND NOT storage_persisted")).isEqualTo(1);
        assertThat(count("SELECT count(*) AS n FROM heartbeat")).isEqualTo(2);
        assertThat(count("SELECT count(*) AS n FROM authority_contact")).isEqualTo(4);
    }

    @Test
    void no_finding_says_that_the_tablet_judged_otherwise_or_a_signature_does_not_hold() {
        assertThat(STORES.bean(Register.class).list(Sql.of("SELECT DISTINCT flag FROM submission_flag ORDER BY flag"), row -> row.text("flag")))
                .doesNotContain("verdictDiffers", "signatureVoid", "factsDiffer", "clockOff");
    }

    @Test
    void a_second_start_keeps_the_data_and_adds_none() {
        var before = Map.of("child", count("SELECT count(*) AS n FROM child"), "episode", count("SELECT count(*) AS n FROM episode"),
                "revision", count("SELECT count(*) AS n FROM submission_revision"));
        STORES.restart();
        assertThat(Map.of("child", count("SELECT count(*) AS n FROM child"), "episode", count("SELECT count(*) AS n FROM episode"),
                "revision", count("SELECT count(*) AS n FROM submission_revision"))).isEqualTo(before);
    }

    private static long count(String sql) {
        return STORES.bean(Register.class).first(Sql.of(sql), row -> row.number("n")).orElseThrow();
    }
}
