package org.returnhome.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.returnhome.storage.StoresConfiguration;

class SigningKeysTest {
    @TempDir
    private Path directory;

    private static AccessConfiguration settings(String tokenKeys, String receiptKeys) {
        return new AccessConfiguration("http://localhost:8080", "return-home", "on", tokenKeys, receiptKeys, "", "", "", "", "sub", "RS256");
    }

    private SigningKeys keptIn() {
        return new SigningKeys(settings("", ""), () -> directory);
    }

    @Test
    void servers_that_share_a_database_must_be_given_their_keys() {
        var shared = new StoresConfiguration("data", "postgresql://localhost/returnhome", "", "16");
        assertThat(new SigningKeysCheck(settings("", ""), shared).problems()).hasSize(2)
                .anyMatch(problem -> problem.startsWith("TOKEN_SIGNING_KEYS")).anyMatch(problem -> problem.startsWith("RECEIPT_SIGNING_KEYS"));
        assertThat(new SigningKeysCheck(settings("", ""), new StoresConfiguration("data", "", "", "16")).problems()).isEmpty();
    }

    @Test
    void no_private_half_is_ever_published() {
        var keys = keptIn();
        assertThat(keys.tokenVerificationKeys().containsNonPublicKeys()).isFalse();
        assertThat(keys.receiptVerificationKeys().containsNonPublicKeys()).isFalse();
    }

    @Test
    void kept_keys_are_for_this_user_only() throws Exception {
        keptIn();
        try (var files = Files.list(directory.resolve("keys"))) {
            assertThat(files.toList()).hasSize(2).allSatisfy(file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        }
    }

    @Test
    void a_second_start_has_the_same_keys_and_tokens_other_ones_than_receipts() {
        var first = keptIn();
        var second = keptIn();
        assertThat(second.tokenKey()).isEqualTo(first.tokenKey());
        assertThat(second.receiptKey()).isEqualTo(first.receiptKey());
        assertThat(first.tokenKey().getKeyID()).isNotEqualTo(first.receiptKey().getKeyID());
    }

    @Test
    void the_first_key_of_a_set_signs_and_the_others_still_verify() {
        var now = TestPeople.key();
        var before = TestPeople.key();
        var keys = new SigningKeys(settings(new JWKSet(List.of(now, before)).toString(false), new JWKSet(now).toString(false)),
                () -> directory);
        assertThat(keys.tokenKey()).isEqualTo(now);
        assertThat(keys.tokenVerificationKeys().getKeys()).extracting(JWK::getKeyID).containsExactly(now.getKeyID(), before.getKeyID());
    }
}
