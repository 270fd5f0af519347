package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.returnhome.flow.FieldWork.seen;
import static org.returnhome.flow.FieldWork.sync;
import static org.returnhome.flow.FieldWork.told;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.returnhome.access.Devices;
import org.returnhome.access.Role;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;
import org.returnhome.submission.AnswerSource;
import org.returnhome.submission.SubmissionItem;
import org.returnhome.submission.TabletDraft;
import org.returnhome.submission.TabletSigner.Signed;
import org.returnhome.submission.intake.Failpoints;
import org.returnhome.submission.intake.RebuildProjection;
import org.returnhome.submission.intake.RepairIntakes;

/** What a crash interrupts between the two stores is finished, and the index can be made anew from the documents. */
@Tag("documents")
class RepairFlowTest {

    private static final MovableClock CLOCK = new MovableClock("2026-11-22T09:00:00Z");
    private static final Crashes CRASHES = new Crashes();

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK).bean(Failpoints.class, CRASHES);

    private FieldWork work;

    /** Ends the work at the places that a test sets. */
    static final class Crashes implements Failpoints {
        private final Map<Place, Runnable> set = new EnumMap<>(Place.class);

        @Override
        public void reached(Place place) {
            set.getOrDefault(place, () -> { }).run();
        }

        void at(Place place) {
            at(place, () -> {
                throw new IllegalStateException("crashed on purpose");
            });
        }

        void at(Place place, Runnable happens) {
            set.put(place, happens);
        }

        void nowhere() {
            set.clear();
        }
    }

    @BeforeEach
    void calm() {
        CRASHES.nowhere();
        work = new FieldWork(STORES);
    }

    @Test
    void a_crash_before_the_documents_leaves_nothing_and_no_receipt() {
        var signed = work.sign(work.interview());
        CRASHES.at(Failpoints.Place.BEFORE_DOCUMENTS);
        assertThat(work.worker.refusalOf("syncSubmissions", FieldWork.input(signed.item()))).isEqualTo("fault");
        CRASHES.nowhere();
        assertThat(seen(work.manager, signed.envelope().id(), "id").isNull()).isTrue();
        assertThat(told(work.sync(signed))).isEqualTo("accepted");
        STORES.bean(RepairIntakes.class).run();
        CLOCK.move(Duration.ofMinutes(11));
        STORES.bean(RepairIntakes.class).run();
        assertThat(openIntakes()).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Failpoints.Place.class, names = {"AFTER_DOCUMENTS", "BEFORE_COMMIT"})
    void a_crash_after_the_documents_is_repaired_at_start(Failpoints.Place place) {
        var signed = work.sign(work.interview().answer("outHarm", "yes", AnswerSource.CHILD));
        CRASHES.at(place);
        assertThat(work.worker.refusalOf("syncSubmissions", FieldWork.input(signed.item(), nonsense()))).isEqualTo("fault");
        CRASHES.nowhere();
        assertThat(seen(work.manager, signed.envelope().id(), "id").isNull()).isTrue();
        STORES.bean(RepairIntakes.class).run();
        assertThat(openIntakes()).isZero();
        assertThat(seen(work.manager, signed.envelope().id(), "state").path("state").asText()).isEqualTo("submitted");
        assertThat(work.coordinator.ask("{ quarantinedItems { nodes { id } } urgentItems { nodes { id } } }").toString())
                .contains("QuarantinedItem:").contains("UrgentItem:");
        assertThat(told(work.sync(signed))).isEqualTo("duplicate");
    }

    @Test
    void while_the_register_is_away_a_sync_is_told_to_try_again_and_what_was_written_is_indexed_later() throws SQLException {
        var database = STORES.bean(Register.class).first(Sql.of("SELECT current_database() AS name"), row -> row.text("name")).orElseThrow();
        var signed = work.sign(work.interview());
        try (var administrator = administrator()) {
            CRASHES.at(Failpoints.Place.AFTER_DOCUMENTS, () -> run(administrator, "ALTER DATABASE " + database + " ALLOW_CONNECTIONS false",
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'"));
            try {
                assertThat(work.worker.refusalOf("syncSubmissions", FieldWork.input(signed.item()))).isEqualTo("unavailable");
                assertThat(work.worker.refusalOf("syncSubmissions", FieldWork.input(signed.item()))).isEqualTo("unavailable");
            } finally {
                run(administrator, "ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
            }
        }
        CRASHES.nowhere();
        assertThat(told(work.sync(signed))).isEqualTo("duplicate");
        STORES.bean(RepairIntakes.class).run();
        assertThat(seen(work.manager, signed.envelope().id(), "state").path("state").asText()).isEqualTo("submitted");
    }

    @Test
    void a_crash_while_an_item_is_let_out_of_quarantine_is_repaired_and_the_sender_is_told_once() {
        var signed = work.sign(work.interview());
        STORES.bean(Devices.class).revoke(work.device.id(), CLOCK.instant(), work.workerPerson.id(), "lost");
        work.sync(signed);
        var item = work.coordinator.ask("{ quarantinedItems { nodes { id } } }").path("quarantinedItems").path("nodes").path(0).path("id").asText();
        CRASHES.at(Failpoints.Place.AFTER_DOCUMENTS);
        assertThat(work.coordinator.refusalOf("resolveQuarantine", Map.of("itemId", item, "resolution", "accept", "reason", "His tablet."))).isEqualTo("fault");
        CRASHES.nowhere();
        STORES.bean(RepairIntakes.class).run();
        STORES.bean(RebuildProjection.class).rebuild();
        assertThat(work.coordinator.ask("{ quarantinedItems(open: false) { nodes { resolution resolutionReason } } }").toString())
                .contains("\"resolution\":\"accept\",\"resolutionReason\":\"His tablet.\"");
        assertThat(work.worker.ask("{ changes { edges { node { __typename } } } }").findValuesAsText("__typename"))
                .containsExactly("VisitAssigned", "ReceiptIssued", "QuarantineResolved");
    }

    @Test
    void the_index_made_anew_equals_what_it_was() {
        variety();
        var before = tables();
        var feed = rows("feed_entry");
        assertThat(STORES.bean(RebuildProjection.class).rebuild()).isPositive();
        assertThat(tables()).isEqualTo(before);
        assertThat(rows("feed_entry")).isEqualTo(feed);
        assertThat(before.get("submission")).isNotEmpty();
        assertThat(before.get("clock_stop")).isNotEmpty();
        assertThat(before.get("urgent_item")).isNotEmpty();
        assertThat(before.get("quarantined_item")).isNotEmpty();
    }

    /** Revisions, conflicts chosen and not, missing bases, reassignments after the sync, danger, quarantine decided and not. */
    private void variety() {
        var one = work.sign(work.interview().answer("outHarm", "yes", AnswerSource.CHILD));
        work.sync(one);
        CLOCK.move(Duration.ofSeconds(5));
        work.sync(work.sign(TabletDraft.revising(one, work.now()).answer("analysis", "More.", AnswerSource.WORKER)));
        var chosen = work.sign(work.interview());
        var rival = work.sign(work.interview(chosen.envelope().id()).answer("whatHappened", "I took the bus.", AnswerSource.CHILD));
        work.sync(chosen, rival);
        work.coordinator.change("chooseRevision", Map.of("submissionId", "Submission:" + chosen.envelope().id(),
                "contentDigest", rival.contentDigest(), "reason", "It is complete."), "");
        var open = work.sign(work.interview());
        work.sync(open, work.sign(work.interview(open.envelope().id()).answer("whatHappened", "I walked.", AnswerSource.CHILD)));
        work.sync(work.sign(work.interview().base("ab".repeat(32))), work.sign(work.interview(STORES.bean(Ids.class).next(), work.child.id())));
        CLOCK.move(Duration.ofSeconds(5));
        returned(one);
        authorised(rival);
        CLOCK.move(Duration.ofSeconds(5));
        work.sync(work.sign(TabletDraft.revising(rival, work.now()).answer("analysis", "Later.", AnswerSource.WORKER)));
        work.reassign(work.people.add(Role.MISSING_WORKER));
        work.sync(work.sign(work.interview()));
        sync(work.worker, nonsense());
    }

    private void returned(Signed signed) {
        var digest = seen(work.manager, signed.envelope().id(), "current { contentDigest }").path("current").path("contentDigest").asText();
        assertThat(work.manager.change("returnSubmission", Map.of("submissionId", "Submission:" + signed.envelope().id(), "contentDigest", digest,
                "reason", "Say more."), "submission { state }").path("submission").path("state").asText()).isEqualTo("returned");
    }

    private void authorised(Signed signed) {
        var accepted = new ArrayList<Map<String, Object>>();
        seen(work.manager, signed.envelope().id(), "current { findings { kind path } }").path("current").path("findings").forEach(finding -> {
            if (List.of("required", "mustBe").contains(finding.path("kind").asText())) {
                accepted.add(Map.of("path", finding.path("path").asText(), "reason", "Known."));
            }
        });
        assertThat(work.manager.change("authoriseSubmission", Map.of("submissionId", "Submission:" + signed.envelope().id(),
                "contentDigest", signed.contentDigest(), "comment", "Read.", "acceptedFindings", accepted), "submission { state }")
                .path("submission").path("state").asText()).isEqualTo("authorised");
    }

    private static Connection administrator() throws SQLException {
        try (var own = STORES.register().getConnection()) {
            return DriverManager.getConnection(own.getMetaData().getURL().replaceFirst("/[^/?]+(\\?|$)", "/postgres$1"));
        }
    }

    private static void run(Connection connection, String... statements) {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private SubmissionItem nonsense() {
        return new SubmissionItem("nonsense of " + work.people.authority(), List.of());
    }

    private static long openIntakes() {
        return rows("intake").stream().filter(row -> row.contains("\"closed_at\":null")).count();
    }

    private static Map<String, List<String>> tables() {
        var tables = new TreeMap<String, List<String>>();
        RebuildProjection.TABLES.forEach(table -> tables.put(table, rows(table)));
        return tables;
    }

    /** All rows as JSON text, in one order. */
    private static List<String> rows(String table) {
        return new ArrayList<>(STORES.bean(Register.class).list(Sql.of("SELECT row_to_json(t)::text AS row FROM " + table + " t ORDER BY 1"),
                row -> row.text("row")));
    }
}
