package org.returnhome.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.storage.TestStores;

/** A pull is decided again each time, and an acknowledgement names the bytes (S2-173, S2-174). */
class PullPacksTest {

    /** In England it is already the 23rd of June. */
    private static final Clock NIGHT = Clock.fixed(Instant.parse("2026-06-22T23:30:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    static final TestStores STORES = TestStores.opened().bean(Clock.class, NIGHT);

    @Test
    void another_force_gets_nothing() {
        var forces = Forces.in(STORES);
        forces.released(Optional.empty());
        var others = Forces.in(STORES);
        assertThat(STORES.bean(PullPacks.class).pull(others.force, others.constable, 0, 10, "Looking")).isEmpty();
    }

    @Test
    void once_the_agreement_is_over_the_outcome_takes_the_packs_place_for_good() {
        var forces = Forces.in(STORES);
        var agreed = forces.released(Optional.of(LocalDate.parse("2026-06-22")));
        var first = pull(forces).getFirst();
        assertThat(first.position()).isEqualTo(1);
        assertThat(first.pack().content()).isEqualTo(PackContents.Content.OUTCOME_ONLY);
        assertThat(first.pack().supersedes()).contains(agreed.id());
        assertThat(first.pack().withheld()).containsExactly(new Withheld(Withheld.ALL, Withheld.Reason.AGREEMENT_OVER));
        assertThat(first.pack().document()).doesNotContain("consent").doesNotContain("authorisedBy").doesNotContain("\"fields\"").contains("PO-9000001");
        assertThat(CanonicalText.of(JsonColumn.read(first.pack().document()))).isEqualTo(first.pack().document());
        assertThat(pull(forces)).as("the same again").isEqualTo(List.of(first));
        assertThat(entries(forces)).extracting(entry -> entry.event().documentDigest())
                .containsExactly(first.pack().documentDigest(), first.pack().documentDigest());
    }

    @Test
    void on_its_last_day_in_england_the_agreement_still_holds() {
        var forces = Forces.in(STORES);
        var agreed = forces.released(Optional.of(LocalDate.parse("2026-06-23")));
        assertThat(pull(forces).getFirst().pack()).isEqualTo(agreed);
    }

    @Test
    void the_one_too_many_is_not_in_the_ledger() {
        var forces = Forces.in(STORES);
        forces.released(Optional.empty());
        forces.released(Optional.empty());
        assertThat(STORES.bean(PullPacks.class).pull(forces.force, forces.constable, 0, 1, "Looking")).hasSize(2);
        assertThat(entries(forces)).hasSize(1);
    }

    @Test
    void a_pack_that_was_not_pulled_cannot_be_acknowledged() {
        var forces = Forces.in(STORES);
        var pack = forces.released(Optional.empty());
        assertThat(acknowledge(forces, pack, pack.documentDigest())).isEqualTo(new AcknowledgePack.Outcome.NotPulled());
        assertThat(entries(forces)).isEmpty();
    }

    @Test
    void another_forces_pack_cannot_be_acknowledged() {
        var forces = Forces.in(STORES);
        var pack = forces.released(Optional.empty());
        pull(forces);
        assertThat(acknowledge(Forces.in(STORES), pack, pack.documentDigest())).isEqualTo(new AcknowledgePack.Outcome.NotPulled());
    }

    @Test
    void other_bytes_cannot_be_acknowledged() {
        var forces = Forces.in(STORES);
        var pack = forces.released(Optional.empty());
        pull(forces);
        assertThat(acknowledge(forces, pack, "f".repeat(64))).isEqualTo(new AcknowledgePack.Outcome.WrongDigest());
        assertThat(entries(forces)).hasSize(1);
    }

    @Test
    void an_acknowledgement_is_recorded_once() {
        var forces = Forces.in(STORES);
        var pack = forces.released(Optional.empty());
        pull(forces);
        var first = acknowledge(forces, pack, pack.documentDigest());
        assertThat(acknowledge(forces, pack, pack.documentDigest())).isEqualTo(first);
        assertThat(first).isInstanceOfSatisfying(AcknowledgePack.Outcome.Acknowledged.class,
                outcome -> assertThat(outcome.pack().acknowledgedAt()).contains(NIGHT.instant()));
        assertThat(entries(forces)).extracting(entry -> entry.event().kind()).containsExactly(LedgerEntry.Kind.PULL, LedgerEntry.Kind.ACKNOWLEDGE);
    }

    private static List<PackRepository.Offered> pull(Forces forces) {
        return STORES.bean(PullPacks.class).pull(forces.force, forces.constable, 0, 10, "Looking for a missing child");
    }

    private static AcknowledgePack.Outcome acknowledge(Forces forces, Pack pack, String digest) {
        return STORES.bean(AcknowledgePack.class).acknowledge(forces.force, forces.constable, pack.id(), digest);
    }

    private static List<LedgerEntry> entries(Forces forces) {
        return STORES.bean(Ledger.class).after(forces.force.authorityId(), 0, 100);
    }
}
