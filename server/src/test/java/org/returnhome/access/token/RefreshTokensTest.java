package org.returnhome.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.DeviceProof;
import org.returnhome.access.Devices;
import org.returnhome.access.Digests;
import org.returnhome.access.People;
import org.returnhome.access.Person;
import org.returnhome.access.Role;
import org.returnhome.access.TestPeople;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;

/** Refresh tokens against thieves and against bad signal (wire.md, Keys and loss). */
class RefreshTokensTest {
    @RegisterExtension
    static final TestStores STORES = TestStores.opened();

    private RefreshTokens tokens;
    private TestPeople people;
    private Person worker;
    private ECKey key;

    @BeforeEach
    void somebody() {
        tokens = STORES.bean(RefreshTokens.class);
        people = TestPeople.in(STORES);
        worker = people.add(Role.MISSING_WORKER);
        key = TestPeople.key();
        people.enrol(worker, key);
    }

    private Optional<String> rotate(String token) {
        return tokens.rotate(token, Optional.empty()).map(RefreshTokens.Rotated::refreshToken);
    }

    private Optional<String> rotate(String token, ECKey by) {
        return tokens.rotate(token, Optional.of(proof(token, by))).map(RefreshTokens.Rotated::refreshToken);
    }

    private static String proof(String token, ECKey by) {
        return TestPeople.proof(by, DeviceProof.REFRESH, "refreshTokenDigest", Digests.of(token));
    }

    @Test
    void a_token_that_was_never_issued_is_refused() {
        assertThat(rotate("made-up")).isEmpty();
    }

    @Test
    void an_old_token_is_refused_and_ends_the_family() {
        var first = tokens.issue(worker.id());
        var second = rotate(first).orElseThrow();
        assertThat(rotate(first)).isEmpty();
        assertThat(rotate(second)).as("the family is at an end").isEmpty();
    }

    @Test
    void another_sign_in_of_the_same_person_goes_on_when_a_family_ends() {
        var first = tokens.issue(worker.id());
        var other = tokens.issue(worker.id());
        rotate(first);
        rotate(first);
        assertThat(rotate(other)).isPresent();
    }

    @Test
    void a_bound_token_is_refused_without_a_proof_and_with_another_devices_proof() {
        var bound = rotate(tokens.issue(worker.id()), key).orElseThrow();
        var otherKey = TestPeople.key();
        people.enrol(worker, otherKey);
        assertThat(rotate(bound)).isEmpty();
        assertThat(rotate(bound, otherKey)).isEmpty();
        assertThat(rotate(bound, key)).as("the refusals ended nothing").isPresent();
    }

    @Test
    void a_proof_over_another_token_or_by_an_unknown_key_is_refused() {
        var token = tokens.issue(worker.id());
        assertThat(tokens.rotate(token, Optional.of(proof("another", key)))).isEmpty();
        assertThat(rotate(token, TestPeople.key())).isEmpty();
        assertThat(tokens.rotate(token, Optional.of("no proof"))).isEmpty();
        assertThat(rotate(token, key)).isPresent();
    }

    @Test
    void an_enrolment_proof_does_not_pass_for_a_refresh_proof() {
        var token = tokens.issue(worker.id());
        assertThat(tokens.rotate(token, Optional.of(
                TestPeople.proof(key, DeviceProof.ENROLMENT, "refreshTokenDigest", Digests.of(token))))).isEmpty();
    }

    @Test
    void a_revoked_device_gets_no_more_tokens() {
        var bound = rotate(tokens.issue(worker.id()), key).orElseThrow();
        var devices = STORES.bean(Devices.class);
        devices.revoke(devices.ofPerson(worker.id()).getFirst().id(), Instant.EPOCH, worker.id(), "lost");
        assertThat(rotate(bound, key)).isEmpty();
    }

    @Test
    void a_person_who_left_gets_no_more_tokens() {
        var token = tokens.issue(worker.id());
        STORES.bean(People.class).setActive(worker.id(), false);
        assertThat(rotate(token)).isEmpty();
    }

    @Test
    void a_token_past_its_time_is_refused() {
        var token = tokens.issue(worker.id());
        STORES.bean(Register.class).change(Sql.of("UPDATE refresh_token SET expires_at = now() WHERE token_hash = ?", Digests.of(token)));
        assertThat(rotate(token)).isEmpty();
    }

    @Test
    void after_a_lost_reply_the_token_before_works_once_more_for_the_same_device() {
        var known = rotate(tokens.issue(worker.id()), key).orElseThrow();
        var lost = rotate(known, key).orElseThrow();
        var again = rotate(known, key);
        assertThat(again).isPresent().get().isNotEqualTo(lost);
        assertThat(rotate(again.get(), key)).isPresent();
    }

    @Test
    void the_very_first_bound_reply_may_be_lost_too() {
        var first = tokens.issue(worker.id());
        rotate(first, key);
        assertThat(rotate(first, key)).isPresent();
    }

    @Test
    void it_works_once_more_only() {
        var known = rotate(tokens.issue(worker.id()), key).orElseThrow();
        rotate(known, key);
        var again = rotate(known, key).orElseThrow();
        assertThat(rotate(known, key)).isEmpty();
        assertThat(rotate(again, key)).as("the family is at an end").isEmpty();
    }

    @Test
    void it_works_no_more_once_its_successor_was_used() {
        var known = rotate(tokens.issue(worker.id()), key).orElseThrow();
        var successor = rotate(known, key).orElseThrow();
        var current = rotate(successor, key).orElseThrow();
        assertThat(rotate(known, key)).isEmpty();
        assertThat(rotate(current, key)).as("the family is at an end").isEmpty();
    }

    @Test
    void a_reply_that_was_lost_is_worth_nothing_to_its_finder() {
        var known = rotate(tokens.issue(worker.id()), key).orElseThrow();
        var lost = rotate(known, key).orElseThrow();
        rotate(known, key);
        assertThat(rotate(lost, key)).isEmpty();
    }

    @Test
    void of_many_uses_at_once_without_a_key_one_gets_a_token_and_the_family_ends() throws Exception {
        var token = tokens.issue(worker.id());
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 8).mapToObj(each -> callers.submit(() -> rotate(token))).toList();
            var granted = 0;
            for (var answer : answers) {
                granted += answer.get().isPresent() ? 1 : 0;
            }
            assertThat(granted).isOne();
        }
    }

    @Test
    void tokens_are_kept_by_their_digest_only() {
        var token = tokens.issue(worker.id());
        var kept = STORES.bean(Register.class).list(Sql.of("SELECT r::text AS all FROM refresh_token r WHERE person_id = ?", worker.id()),
                row -> row.text("all"));
        assertThat(kept).singleElement().asString().contains(Digests.of(token)).doesNotContain(token);
    }
}
