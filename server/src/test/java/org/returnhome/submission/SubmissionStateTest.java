package org.returnhome.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.returnhome.submission.SubmissionState.AUTHORISED;
import static org.returnhome.submission.SubmissionState.AWAITING_BASE;
import static org.returnhome.submission.SubmissionState.CONFLICT;
import static org.returnhome.submission.SubmissionState.RETURNED;
import static org.returnhome.submission.SubmissionState.SUBMITTED;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.returnhome.submission.Lineage.Link;

class SubmissionStateTest {
    private static final UUID ID = UUID.fromString("01930000-0000-7000-8000-000000000001");

    @Test
    void two_first_revisions_are_a_conflict_until_a_person_chooses() {
        assertThat(state(lineage("a", "b"))).isEqualTo(CONFLICT);
        assertThat(state(lineage(List.of("b"), "a", "b"))).isEqualTo(SUBMITTED);
    }

    @Test
    void two_revisions_on_one_base_are_a_conflict_even_when_work_went_on_from_one_of_them() {
        assertThat(state(lineage("a", "b<a", "c<a", "d<c"))).isEqualTo(CONFLICT);
    }

    @Test
    void what_builds_on_a_revision_set_aside_is_a_conflict_again() {
        assertThat(state(lineage(List.of("b"), "a", "b", "c<b"))).isEqualTo(CONFLICT);
    }

    @Test
    void a_revision_whose_base_has_not_come_waits_for_it_and_hides_no_conflict() {
        assertThat(state(lineage("c<b"))).isEqualTo(AWAITING_BASE);
        assertThat(state(lineage("c<b", "a"))).isEqualTo(AWAITING_BASE);
        assertThat(state(lineage("c<b", "a", "b<a"))).isEqualTo(SUBMITTED);
        assertThat(state(lineage("z<y", "a", "b"))).isEqualTo(CONFLICT);
    }

    @Test
    void revisions_that_name_each_other_as_base_wait_for_ever() {
        assertThat(state(lineage("a<b", "b<a", "c<b"))).isEqualTo(AWAITING_BASE);
    }

    @Test
    void a_decision_counts_for_the_very_revision_that_was_read() {
        assertThat(state(lineage("a"), authorised("a"))).isEqualTo(AUTHORISED);
        assertThat(state(lineage("a"), returned("a"))).isEqualTo(RETURNED);
        assertThat(state(lineage("a", "b<a"), returned("a"))).isEqualTo(SUBMITTED);
        assertThat(state(lineage("a", "b<a"), authorised("a"))).isEqualTo(SUBMITTED);
        assertThat(state(lineage("a", "b"), authorised("a"))).isEqualTo(CONFLICT);
    }

    @Test
    void a_revision_has_a_rival_when_another_on_its_base_was_not_set_aside() {
        assertThat(lineage("a", "b<a", "c<a").rivalled("b")).isTrue();
        assertThat(lineage(List.of("c"), "a", "b<a", "c<a").rivalled("b")).isFalse();
        assertThat(lineage("a", "b<a").rivalled("b")).isFalse();
    }

    @Test
    void only_a_sole_head_with_all_its_forerunners_can_be_decided_on() {
        assertThat(lineage("a", "b<a").soleHead()).contains("b");
        assertThat(lineage("a", "b").soleHead()).isEmpty();
        assertThat(lineage("c<b").soleHead()).isEmpty();
    }

    private static SubmissionState state(Lineage lineage, Decided... decisions) {
        return SubmissionState.of(lineage, List.of(decisions));
    }

    private static Lineage lineage(String... links) {
        return lineage(List.of(), links);
    }

    /** Revisions as {@code digest<base}, and those set aside. */
    private static Lineage lineage(List<String> setAside, String... links) {
        return new Lineage(Arrays.stream(links).map(link -> link.split("<"))
                .map(parts -> new Link(parts[0], parts.length > 1 ? Optional.of(parts[1]) : Optional.empty())).toList(), setAside);
    }

    private static Decided authorised(String digest) {
        return new Decided(ID, digest, true, Instant.EPOCH);
    }

    private static Decided returned(String digest) {
        return new Decided(ID, digest, false, Instant.EPOCH);
    }
}
