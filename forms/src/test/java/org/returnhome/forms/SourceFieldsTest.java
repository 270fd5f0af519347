package org.returnhome.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds each form against the copied rows of the domain's field table, `fields.psv` (domain §4; S2-151 to S2-175). */
class SourceFieldsTest {
    /** The manager's part and what follows authorisation: the review record, not answers (S2-172 to S2-174). */
    private static final Set<String> REVIEW_RECORD = Set.of("formStage", "managerDecision", "managerComment", "authorisedBy", "authorisedOn",
            "forwardToPolice", "forwardReason", "policeRep", "dateForwardedPolice", "otherPacks", "planUseConfirmed", "feedbackGiven");

    private static final Map<String, Set<String>> TYPES = Map.ofEntries(
            Map.entry("txt", Set.of("text")), Map.entry("long", Set.of("longText")), Map.entry("dt", Set.of("dateTime")), Map.entry("d", Set.of("date")),
            Map.entry("yn", Set.of("yesNo")), Map.entry("ynx", Set.of("yesNo")), Map.entry("one", Set.of("choice")), Map.entry("many", Set.of("choices")),
            Map.entry("sig", Set.of("signature")), Map.entry("att", Set.of("attachment")), Map.entry("ref", Set.of("reference", "person", "text")),
            Map.entry("calc", Set.of("yesNo", "text")), Map.entry("note", Set.of("info")), Map.entry("grp", Set.of("repeat", "person", "address")));
    private static final Map<String, String> POLICE = Map.of("Y", "yes", "R", "reviewer", "N", "no");
    private static final Map<String, List<String>> VOICES = Map.of("–", List.of(), "V", List.of("verbatim"), "S", List.of("structured"), "S+V", List.of("structured", "verbatim"));

    @ParameterizedTest
    @CsvSource({"return-home-interview, 12", "welfare-check, 0"})
    void every_field_of_the_source_is_a_question_with_its_type_sensitivity_sharing_and_voice(String form, int notAnswers) throws IOException {
        Path directory = Path.of("definitions", form, "v1");
        Map<String, Map<String, Object>> questions = questions(form + "-v1");
        List<String> left = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("fields.psv")).stream().skip(1).toList()) {
            String[] row = line.split("\\|", -1);
            String id = row[2];
            if (REVIEW_RECORD.contains(id)) {
                left.add(id);
                continue;
            }
            Map<String, Object> question = questions.get(id);
            assertThat(question).as("%s: question %s", form, id).isNotNull();
            String type = String.valueOf(question.getOrDefault("shape", question.get("type")));
            assertThat(TYPES.get(row[4])).as("%s: type of %s", form, id).contains(type);
            if (type.equals("info")) {
                continue;
            }
            assertThat(question.get("sensitivity")).as("%s: sensitivity of %s", form, id).isEqualTo(List.of(row[9].split(" ")));
            assertThat(((Map<?, ?>) question.get("sharing")).get("police")).as("%s: police default of %s", form, id).isEqualTo(POLICE.get(row[10].substring(0, 1)));
            if (!question.get("type").equals("prefilled")) {
                assertThat(question.containsKey("immediateAlert")).as("%s: alert of %s", form, id).isEqualTo(row[10].endsWith("F"));
            }
            assertThat(question.getOrDefault("voice", List.of())).as("%s: voice of %s", form, id).isEqualTo(VOICES.get(row[11]));
            assertThat(question.containsKey("comments")).as("%s: comments of %s", form, id).isEqualTo(row[5].contains("+Comments"));
        }
        assertThat(left).hasSize(notAnswers);
    }

    /** Questions and rows of tables by id; a row takes from its table what it does not say. */
    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> questions(String name) throws IOException {
        String json = Definitions.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow().json();
        Map<String, Map<String, Object>> found = new HashMap<>();
        for (Object section : (List<Object>) new ObjectMapper().readValue(json, Map.class).get("sections")) {
            for (Object each : (List<Object>) ((Map<String, Object>) section).get("questions")) {
                Map<String, Object> question = (Map<String, Object>) each;
                found.put((String) question.get("id"), question);
                for (Object row : (List<Object>) question.getOrDefault("rows", List.of())) {
                    Map<String, Object> whole = new HashMap<>(question);
                    whole.put("type", "yesNo");
                    whole.remove("immediateAlert");
                    whole.putAll((Map<String, Object>) row);
                    found.put((String) whole.get("id"), whole);
                }
            }
        }
        return found;
    }
}
