package org.returnhome.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.storage.Register;
import org.returnhome.storage.TestStores;

/** The chain of what the police had (S2-174: date forwarded; design §6). */
class LedgerTest {

    @RegisterExtension
    static final TestStores STORES = TestStores.opened();

    @Test
    void an_entry_cannot_be_altered_or_removed() {
        var forces = pulled(1);
        assertThatThrownBy(() -> forces.change("UPDATE ledger_entry SET purpose = 'another'")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> forces.change("DELETE FROM ledger_entry")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> forces.change("TRUNCATE ledger_entry")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> forces.change("UPDATE pack SET document = '{}'")).hasMessageContaining("append-only");
    }

    @Test
    void an_entry_altered_behind_the_trigger_is_the_first_break() {
        var forces = pulled(4);
        tamper(forces, "UPDATE ledger_entry SET purpose = 'another purpose' WHERE position = 3 AND authority_id = ?");
        assertThat(check(forces)).isEqualTo(new LedgerCheck.Result.Broken(forces.force.authorityId(), 3, "Its content does not match its hash."));
    }

    @Test
    void fields_taken_out_of_an_entry_are_a_break() {
        var forces = pulled(2);
        tamper(forces, "UPDATE ledger_entry SET fields = '[\"familyName\"]' WHERE position = 2 AND authority_id = ?");
        assertThat(check(forces)).isEqualTo(new LedgerCheck.Result.Broken(forces.force.authorityId(), 2, "Its content does not match its hash."));
    }

    @Test
    void an_entry_removed_behind_the_trigger_is_missed() {
        var forces = pulled(4);
        tamper(forces, "DELETE FROM ledger_entry WHERE position = 2 AND authority_id = ?");
        assertThat(check(forces)).isEqualTo(new LedgerCheck.Result.Broken(forces.force.authorityId(), 2, "The entry is missing."));
    }

    @Test
    void entries_cut_off_at_the_end_are_missed() {
        var forces = pulled(4);
        tamper(forces, "DELETE FROM ledger_entry WHERE position > 2 AND authority_id = ?");
        assertThat(check(forces)).isEqualTo(new LedgerCheck.Result.Broken(forces.force.authorityId(), 3,
                "The chain does not end where its head says: the entries at its end are missing."));
    }

    @Test
    void a_pack_altered_behind_the_trigger_is_found_at_the_entry_that_sent_it() {
        var forces = pulled(3);
        forces.change("ALTER TABLE pack DISABLE TRIGGER pack_append_only");
        forces.change("""
                UPDATE pack SET document = '{}' WHERE id = (SELECT pack_id FROM ledger_entry WHERE position = 2 AND authority_id = ?)""",
                forces.force.authorityId());
        forces.change("ALTER TABLE pack ENABLE TRIGGER pack_append_only");
        assertThat(check(forces)).isEqualTo(new LedgerCheck.Result.Broken(forces.force.authorityId(), 2,
                "The stored document of the pack is not the one that was sent."));
    }

    @Test
    void a_pull_that_fails_leaves_no_entry() {
        var forces = pulled(2);
        assertThatThrownBy(() -> STORES.bean(Register.class).together(() -> {
            pull(forces, 0, 2);
            throw new IllegalStateException("the answer could not be made");
        })).hasMessageContaining("could not be made");
        assertThat(check(forces)).isInstanceOfSatisfying(LedgerCheck.Result.Unbroken.class, result -> assertThat(result.entries()).isEqualTo(2));
    }

    @Test
    void each_pack_pulled_is_an_entry_with_its_digest_purpose_and_fields() {
        var forces = pulled(3);
        var entries = STORES.bean(Ledger.class).after(forces.force.authorityId(), 0, 10);
        assertThat(entries).extracting(LedgerEntry::position).containsExactly(1L, 2L, 3L);
        assertThat(entries.getFirst().previousHash()).isEqualTo(LedgerEntry.GENESIS);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.event().purpose()).contains("Looking for a missing child");
            assertThat(entry.event().basis()).isEqualTo(Ledger.PUBLIC_TASK);
            assertThat(entry.event().personId()).isEqualTo(forces.constable);
            assertThat(entry.event().consentVersion()).endsWith(" made-up-1");
        });
        assertThat(check(forces)).isEqualTo(new LedgerCheck.Result.Unbroken(forces.force.authorityId(), 3, entries.getLast().hash()));
    }

    @Test
    void pulls_at_the_same_time_make_one_unbroken_chain() throws Exception {
        var forces = pulled(5);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pulls = IntStream.range(0, 40).<Callable<List<PackRepository.Offered>>>mapToObj(one -> () -> pull(forces, 0, 5)).toList();
            for (var pull : threads.invokeAll(pulls)) {
                assertThat(pull.get()).hasSize(5);
            }
        }
        assertThat(check(forces)).isInstanceOfSatisfying(LedgerCheck.Result.Unbroken.class, result -> assertThat(result.entries()).isEqualTo(205));
        assertThat(STORES.bean(Ledger.class).after(forces.force.authorityId(), 0, 1_000)).extracting(LedgerEntry::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 205).boxed().toList());
    }

    @Test
    void two_authorities_have_chains_of_their_own() {
        var one = pulled(2);
        var other = pulled(3);
        assertThat(check(one)).isInstanceOfSatisfying(LedgerCheck.Result.Unbroken.class, result -> assertThat(result.entries()).isEqualTo(2));
        assertThat(check(other)).isInstanceOfSatisfying(LedgerCheck.Result.Unbroken.class, result -> assertThat(result.entries()).isEqualTo(3));
    }

    private static Forces pulled(int packs) {
        var forces = Forces.in(STORES);
        IntStream.range(0, packs).forEach(any -> forces.released(Optional.empty()));
        pull(forces, 0, 50);
        return forces;
    }

    private static List<PackRepository.Offered> pull(Forces forces, long after, int first) {
        return STORES.bean(PullPacks.class).pull(forces.force, forces.constable, after, first, "Looking for a missing child");
    }

    private static LedgerCheck.Result check(Forces forces) {
        return STORES.bean(LedgerCheck.class).check().stream().filter(result -> authority(result).equals(forces.force.authorityId())).findFirst().orElseThrow();
    }

    private static UUID authority(LedgerCheck.Result result) {
        return switch (result) {
            case LedgerCheck.Result.Unbroken unbroken -> unbroken.authorityId();
            case LedgerCheck.Result.Broken broken -> broken.authorityId();
        };
    }

    private static void tamper(Forces forces, String sql) {
        forces.change("ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_append_only");
        forces.change(sql, forces.force.authorityId());
        forces.change("ALTER TABLE ledger_entry ENABLE TRIGGER ledger_entry_append_only");
    }
}
