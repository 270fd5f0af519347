package org.returnhome.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlTest {
    @RegisterExtension
    static final TestStores STORES = TestStores.opened();

    private final Register register = STORES.bean(Register.class);

    @Test
    void rows_that_are_added_are_not_answered() {
        for (int count = 1; count <= 9; count++) {
            assertThat(positions(count)).isEqualTo(IntStream.range(0, count).boxed().toList());
        }
    }

    @Test
    void five_rows_and_eight_are_one_statement_that_is_planned_once() {
        register.together(() -> {
            for (int count = 5; count <= 8; count++) {
                for (int time = 0; time < 5; time++) {
                    positions(count);
                }
            }
            var uses = register.list(Sql.of("SELECT generic_plans + custom_plans AS uses FROM pg_prepared_statements WHERE statement LIKE '%/* eight */%'"
                    + " AND statement NOT LIKE '%pg_prepared%'"), row -> row.number("uses"));
            assertThat(uses).as("the driver prepares it at its fifth use and keeps it").singleElement().matches(times -> times >= 15);
            return true;
        });
    }

    private List<Integer> positions(int count) {
        var rows = new ArrayList<List<Object>>();
        for (int number = 0; number < count; number++) {
            rows.add(List.of(UUID.randomUUID(), Optional.of("text " + number)));
        }
        return register.list(Sql.of("SELECT i.position /* eight */ FROM (").add(Sql.values("?::uuid, ?::text", rows))
                .add(") AS i(position, id, word) ORDER BY i.position"), row -> row.integer("position"));
    }
}
