package org.returnhome.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.returnhome.submission.Finding;
import org.returnhome.submission.FindingKind;

/** What may stay open when a manager authorises (wire.md, Sync; S2-147: endorsed by manager). */
class OpenFindingsTest {

    private static final List<Finding> FINDINGS = List.of(finding(FindingKind.REQUIRED, "attendanceDetail"),
            finding(FindingKind.RECOMMENDED, "strengths"), finding(FindingKind.MUST_BE, "offers[0].offeredAt"),
            finding(FindingKind.REQUIRED, "offers[0].offeredAt"), finding(FindingKind.TYPE, "dob"), finding(FindingKind.FLAG, "outHarm"));

    @Test
    void each_required_or_mustBe_finding_left_out_is_named_once_in_the_forms_order() {
        assertThat(OpenFindings.refuse(FINDINGS, List.of())).contains(new Outcome.FindingsOpen(List.of("attendanceDetail", "offers[0].offeredAt")));
        assertThat(OpenFindings.refuse(FINDINGS, accepted("attendanceDetail"))).contains(new Outcome.FindingsOpen(List.of("offers[0].offeredAt")));
    }

    @Test
    void what_is_not_open_cannot_be_accepted() {
        assertThat(OpenFindings.refuse(FINDINGS, accepted("attendanceDetail", "offers[0].offeredAt", "strengths")))
                .contains(new Outcome.NoSuchFinding(List.of("strengths")));
    }

    @Test
    void a_finding_cannot_be_accepted_twice() {
        assertThat(OpenFindings.refuse(FINDINGS, accepted("attendanceDetail", "attendanceDetail", "offers[0].offeredAt")))
                .contains(new Outcome.NoSuchFinding(List.of("attendanceDetail")));
    }

    @Test
    void with_a_reason_for_each_nothing_stands_in_the_way() {
        assertThat(OpenFindings.refuse(FINDINGS, accepted("offers[0].offeredAt", "attendanceDetail"))).isEmpty();
        assertThat(OpenFindings.refuse(List.of(), List.of())).isEmpty();
    }

    private static Finding finding(FindingKind kind, String path) {
        return new Finding(kind, path, "missing", "This needs an answer.");
    }

    private static List<AcceptedFinding> accepted(String... paths) {
        return Stream.of(paths).map(path -> new AcceptedFinding(path, "Not known, will be asked again.")).toList();
    }
}
