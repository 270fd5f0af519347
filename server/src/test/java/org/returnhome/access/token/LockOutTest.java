package org.returnhome.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockOutTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void a_few_slips_cost_nothing(int wrong) {
        assertThat(LockOut.after(wrong)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"5,PT30S", "6,PT1M", "7,PT2M", "8,PT4M", "9,PT8M", "10,PT15M"})
    void the_wait_doubles_with_each_further_one(int wrong, Duration wait) {
        assertThat(LockOut.after(wrong)).isEqualTo(wait);
    }

    @Test
    void the_wait_never_passes_a_quarter_of_an_hour() {
        assertThat(LockOut.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    }
}
