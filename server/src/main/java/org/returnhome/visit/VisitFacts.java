package org.returnhome.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.returnhome.child.Child;
import org.returnhome.episode.Episode;
import org.returnhome.graphql.Words;
import org.returnhome.submission.wire.CanonicalJson;

/**
 * What the register tells a form: the header that the worker does not type (S2 App e; section A1 of domain §4(a)). Only
 * facts that the form declares are told. Texts are in form C; times are RFC 3339 with the offset of London; of several
 * episodes the last is described, and {@code rhiDueAt} is of the one due first.
 */
final class VisitFacts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneId.of("Europe/London"));

    private final Set<String> declared;
    private final Map<String, String> facts;

    private VisitFacts(Set<String> declared, Map<String, String> facts) {
        this.declared = declared;
        this.facts = facts;
    }

    /**
     * The facts at assignment.
     *
     * @param declared ids of the facts that the form declares
     * @param team who holds the case, in words
     * @param reference number of this record for people, as the paper form has one
     * @param covered earliest start first
     */
    static VisitFacts of(Set<String> declared, String team, String reference, Child child, List<Episode> covered) {
        var facts = new VisitFacts(declared, new LinkedHashMap<>());
        facts.tell("authorityTeam", team);
        facts.tell("formRef", reference);
        facts.child(child);
        facts.episode(covered.getLast());
        return facts.withReturn(covered);
    }

    /** Facts that were pinned before, to be told on. */
    static VisitFacts pinned(Set<String> declared, String text) {
        try {
            return new VisitFacts(declared, new LinkedHashMap<>(JSON.readValue(text, FACTS)));
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("Pinned facts cannot be read.", fault);
        }
    }

    /** The same, with the times of the return as the episodes have them now. */
    VisitFacts withReturn(List<Episode> covered) {
        var last = covered.getLast();
        last.foundAt().ifPresent(found -> {
            tell("foundAt", TIME.format(found));
            tell("durationMissing", inWords(Duration.between(last.missingFrom(), found)));
        });
        last.returnedAt().ifPresent(returned -> tell("returnedAt", TIME.format(returned)));
        Clocks.interviewDue(covered).ifPresent(due -> tell("rhiDueAt", TIME.format(due)));
        return this;
    }

    /** Canonical JSON (RFC 8785). */
    String text() {
        return new String(CanonicalJson.write(JSON.valueToTree(facts)), StandardCharsets.UTF_8);
    }

    private void child(Child child) {
        tell("childRef", child.caseNumber());
        tell("familyName", child.familyName());
        tell("givenNames", child.givenNames());
        tell("knownAs", child.knownAs());
        tell("dob", child.dateOfBirth().toString());
        tell("gender", child.gender());
        tell("genderSelfDescribed", child.genderSelfDescribed());
        tell("ethnicity", child.ethnicity());
        tell("firstLanguage", child.firstLanguage());
        tell("placedOutOfArea", child.placedOutOfArea());
        tell("responsibleLa", child.responsibleAuthority());
    }

    private void episode(Episode episode) {
        tell("childStatus", Words.of(episode.childStatus()));
        tell("exploitationTeamOpen", yesNo(episode.exploitationTeamOpen()));
        tell("homeOrCare", Words.of(episode.homeOrCare()));
        tell("category", Words.of(episode.category()));
        tell("dateReportedMissing", TIME.format(episode.reportedAt()));
        tell("missingFrom", TIME.format(episode.missingFrom()));
        tell("reportedToPolice", yesNo(episode.policeAgencyId().isPresent() || episode.policeLogNumber().isPresent()));
        tell("policeRisk", episode.policeRisk().map(Words::of));
        tell("policeLogNo", episode.policeLogNumber());
        tell("episodeOverview", episode.overview());
    }

    private void tell(String fact, Optional<String> value) {
        value.ifPresent(known -> tell(fact, known));
    }

    private void tell(String fact, String value) {
        if (declared.contains(fact)) {
            facts.put(fact, Normalizer.normalize(value, Normalizer.Form.NFC));
        }
    }

    private static String yesNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    private static String inWords(Duration time) {
        var words = new StringJoiner(" ").setEmptyValue("less than a minute");
        count(words, time.toDaysPart(), "day");
        count(words, time.toHoursPart(), "hour");
        count(words, time.toMinutesPart(), "minute");
        return words.toString();
    }

    private static void count(StringJoiner words, long number, String unit) {
        if (number > 0) {
            words.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }
}
