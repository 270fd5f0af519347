package org.returnhome.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.returnhome.access.Decision.Reason;

/** Every cell of {@code access/matrix.txt}: role × operation × own or other record (S2 §8, §9; domain §2). */
class AccessMatrixTest {
    private static final UUID AUTHORITY = new UUID(0, 1);
    private static final UUID OTHER_AUTHORITY = new UUID(0, 2);
    private static final UUID AGENCY = new UUID(0, 3);
    private static final UUID TEAM = new UUID(0, 4);
    private static final UUID PERSON = new UUID(0, 5);
    private static final UUID SOMEBODY_ELSE = new UUID(0, 6);
    private static final UUID OTHER_TEAM = new UUID(0, 7);

    private final Access access = new Access();

    /** One record of each kind of ownership; the word is the word of the table. */
    private static Map<String, Subject> records(UUID authority) {
        var someoneElses = Subject.in(authority).of(SOMEBODY_ELSE).assignedTo(Set.of(SOMEBODY_ELSE))
                .ofChild(Optional.of(SOMEBODY_ELSE), Optional.of(OTHER_TEAM)).handledBy(Optional.of(OTHER_TEAM));
        var records = new LinkedHashMap<String, Subject>();
        records.put("self", someoneElses.of(PERSON));
        records.put("visits", someoneElses.assignedTo(Set.of(PERSON)));
        records.put("caseload", someoneElses.ofChild(Optional.of(PERSON), Optional.of(OTHER_TEAM)));
        records.put("team", someoneElses.ofChild(Optional.of(SOMEBODY_ELSE), Optional.of(TEAM)));
        records.put("force", someoneElses.handledBy(Optional.of(AGENCY)));
        records.put("someone else's", someoneElses);
        records.put("nobody's", Subject.in(authority));
        return records;
    }

    @TestFactory
    Stream<DynamicTest> every_cell_of_the_table_holds_for_own_and_other_records() throws IOException {
        var table = table();
        return Stream.of(Role.values()).flatMap(role -> Stream.of(Operation.values()).map(operation -> {
            var cell = table.get(operation.field()).get(role.word());
            return DynamicTest.dynamicTest(role.word() + " " + operation.field() + ": " + cell, () -> cell(role, operation, cell));
        }));
    }

    private void cell(Role role, Operation operation, String cell) {
        var caller = caller(role, Optional.of(TEAM));
        assertThat(access.may(caller, operation).allowed()).as("at all").isEqualTo(!cell.equals("-"));
        records(AUTHORITY).forEach((whose, subject) -> assertThat(access.may(caller, operation, subject).allowed())
                .as("own authority, " + whose).isEqualTo(cell.equals("all") || cell.equals(whose)));
        records(OTHER_AUTHORITY).forEach((whose, subject) -> assertThat(access.may(caller, operation, subject).allowed())
                .as("other authority, " + whose).isFalse());
        assertThat(access.scope(caller, operation)).isEqualTo(switch (cell) {
            case "-", "self" -> new Scope.Nothing();
            case "visits" -> new Scope.OwnVisits(AUTHORITY, PERSON);
            case "caseload" -> new Scope.OwnCaseload(AUTHORITY, PERSON);
            case "team" -> new Scope.OwnTeam(AUTHORITY, TEAM);
            case "force" -> new Scope.OwnForce(AUTHORITY, AGENCY);
            case "all" -> new Scope.WholeAuthority(AUTHORITY);
            default -> throw new AssertionError("not a word of the table: " + cell);
        });
    }

    @Test
    void the_table_has_a_row_for_every_operation_and_a_column_for_every_role() throws IOException {
        var table = table();
        assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(Stream.of(Operation.values()).map(Operation::field).toList());
        assertThat(table.values()).allSatisfy(row -> assertThat(row.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Role.values()).map(Role::word).toList()));
    }

    @Test
    void a_manager_who_took_the_interview_does_not_authorise_it() {
        var manager = caller(Role.TEAM_MANAGER, Optional.of(TEAM));
        var submission = Subject.in(AUTHORITY).ofChild(Optional.empty(), Optional.of(TEAM));

        assertThat(access.may(manager, Operation.AUTHORISE_SUBMISSION, submission.interviewedBy(Set.of(SOMEBODY_ELSE))))
                .isEqualTo(new Decision.Allowed());
        assertThat(access.may(manager, Operation.AUTHORISE_SUBMISSION, submission.interviewedBy(Set.of(SOMEBODY_ELSE, PERSON))))
                .isEqualTo(new Decision.Refused(Reason.OWN_INTERVIEW));
        assertThat(access.may(manager, Operation.RETURN_SUBMISSION, submission.interviewedBy(Set.of(SOMEBODY_ELSE, PERSON))))
                .isEqualTo(new Decision.Refused(Reason.OWN_INTERVIEW));
    }

    @Test
    void a_manager_without_a_team_sees_no_record_not_even_one_without_a_team() {
        var manager = caller(Role.TEAM_MANAGER, Optional.empty());

        assertThat(access.may(manager, Operation.SUBMISSION, Subject.in(AUTHORITY)))
                .isEqualTo(new Decision.Refused(Reason.OTHER_RECORD));
        assertThat(access.scope(manager, Operation.SUBMISSIONS)).isEqualTo(new Scope.Nothing());
    }

    private static Caller caller(Role role, Optional<UUID> team) {
        return new Caller(PERSON, AUTHORITY, AGENCY, team, role, Optional.empty(), "token");
    }

    private static Map<String, Map<String, String>> table() throws IOException {
        List<String[]> rows;
        try (var text = AccessMatrixTest.class.getResourceAsStream("/access/matrix.txt")) {
            rows = new String(text.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.trim().split(" +")).toList();
        }
        var head = rows.getFirst();
        var table = new LinkedHashMap<String, Map<String, String>>();
        rows.stream().skip(1).forEach(row -> {
            assertThat(row).as(Arrays.toString(row)).hasSameSizeAs(head);
            var cells = new LinkedHashMap<String, String>();
            for (int column = 1; column < head.length; column++) {
                cells.put(head[column], row[column]);
            }
            assertThat(table.put(row[0], cells)).as("a second row for " + row[0]).isNull();
        });
        return table;
    }
}
