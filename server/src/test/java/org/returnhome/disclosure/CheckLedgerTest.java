package org.returnhome.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@code check-ledger} says, and how it ends. */
class CheckLedgerTest {

    private static final UUID AUTHORITY = new UUID(0, 1);

    @Test
    void a_broken_chain_is_named_with_its_first_break_and_ends_with_one() {
        assertThat(said(1, new LedgerCheck.Result.Unbroken(AUTHORITY, 2, "ab"), new LedgerCheck.Result.Broken(AUTHORITY, 3, "The entry is missing.")))
                .contains("2 entries, unbroken, head ab.", "broken at entry 3. The entry is missing.");
    }

    @Test
    void an_unbroken_chain_ends_with_nought() {
        assertThat(said(0, new LedgerCheck.Result.Unbroken(AUTHORITY, 2, "ab"))).contains("unbroken");
        assertThat(said(0)).contains("The ledger is empty.");
    }

    private static String said(int ending, LedgerCheck.Result... results) {
        var out = new ByteArrayOutputStream();
        assertThat(CheckLedger.report(List.of(results), new PrintStream(out, true, StandardCharsets.UTF_8))).isEqualTo(ending);
        return out.toString(StandardCharsets.UTF_8);
    }
}
