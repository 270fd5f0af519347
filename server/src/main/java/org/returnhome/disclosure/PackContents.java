package org.returnhome.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.consent.SharingDecision;
import org.returnhome.disclosure.SharedForm.Question;
import org.returnhome.disclosure.SharedForm.Section;
import org.returnhome.disclosure.SharedForm.Sharing;
import org.returnhome.graphql.Words;

/**
 * Cuts a revision down to one document for the police. The only code that decides which field leaves. What leaves is listed
 * field by field; nothing is copied because it happens to be there.
 *
 * @param content whether the agreed fields or only the outcome are in it
 * @param document the exact canonical JSON (RFC 8785)
 * @param fields ids of the questions in the document, in the form's order; empty for the outcome only
 * @param withheld what was left out, by section and reason, in the form's order
 * @param until last calendar day in England that the young person agreed to; empty when there is none or nothing was agreed
 */
public record PackContents(Content content, String document, List<String> fields, List<Withheld> withheld,
                           Optional<LocalDate> until) {

    public PackContents {
        fields = List.copyOf(fields);
        withheld = List.copyOf(withheld);
    }

    /** How much a pack holds; equal to the schema's {@code PackContent}. */
    public enum Content {
        AGREED, OUTCOME_ONLY
    }

    /**
     * The document for what the young person's wishes allow.
     *
     * @param released ids of questions left to the reviewer that the reviewer releases; others are ignored
     */
    public static PackContents of(SharedForm form, FilledForm filled, PackFacts facts, SharingDecision decision, Set<String> released) {
        return switch (decision) {
            case SharingDecision.OutcomeOnly(var reason) -> outcomeOnly(form, facts, because(reason));
            case SharingDecision.Agreed(var until) -> agreed(form, filled, facts, new Cut(Set.of(), released, "agree", until));
            case SharingDecision.AgreedInPart(var except, var until) -> known(form, except)
                    ? agreed(form, filled, facts, new Cut(except, released, "part", until))
                    : outcomeOnly(form, facts, Withheld.Reason.NO_DECISION);
        };
    }

    /** The document with nothing but the outcome facts. */
    public static PackContents outcomeOnly(SharedForm form, PackFacts facts, Withheld.Reason reason) {
        var withheld = List.of(new Withheld(Withheld.ALL, reason));
        var document = head(form, facts, Content.OUTCOME_ONLY, withheld);
        return new PackContents(Content.OUTCOME_ONLY, CanonicalText.of(document), List.of(), withheld, Optional.empty());
    }

    /** The document that takes a pack's place when the agreement behind it is over: its outcome facts, and nothing else of it. */
    static PackContents afterTheAgreement(String earlier, UUID pack, Instant madeAt) {
        var head = JsonColumn.read(earlier);
        var document = JsonNodeFactory.instance.objectNode();
        for (var kept : List.of("version", "recipient", "agency", "authorisedOn", "submission", "contentDigest", "form", "episodes", "outcome")) {
            document.set(kept, head.required(kept));
        }
        var withheld = List.of(new Withheld(Withheld.ALL, Withheld.Reason.AGREEMENT_OVER));
        document.put("pack", pack.toString()).put("madeAt", time(madeAt)).put("content", Words.of(Content.OUTCOME_ONLY));
        announce(document, withheld);
        return new PackContents(Content.OUTCOME_ONLY, CanonicalText.of(document), List.of(), withheld, Optional.empty());
    }

    private record Cut(Set<String> except, Set<String> released, String decision, Optional<LocalDate> until) {

        boolean shares(Section section, Question question) {
            return !except.contains(section.id()) && switch (question.police()) {
                case YES -> true;
                case REVIEWER -> released.contains(question.id());
                case NO -> false;
            };
        }
    }

    private static PackContents agreed(SharedForm form, FilledForm filled, PackFacts facts, Cut cut) {
        var withheld = form.sections().stream().flatMap(section -> withheld(section, cut).stream()).toList();
        var document = head(form, facts, Content.AGREED, withheld);
        document.put("authorisedBy", facts.authorisedBy());
        var consent = document.putObject("consent").put("decision", cut.decision());
        facts.wordingVersion().ifPresent(version -> consent.put("wordingVersion", version));
        cut.until().ifPresent(until -> consent.put("until", until.toString()));
        var purposes = consent.putArray("purposes");
        facts.purposes().forEach(purposes::add);
        var fields = document.putArray("fields");
        var ids = new ArrayList<String>();
        for (var section : form.sections()) {
            for (var question : section.questions()) {
                if (cut.shares(section, question)) {
                    filled.answer(question).ifPresent(answer -> {
                        ids.add(question.id());
                        fields.add(field(section, question, answer));
                    });
                }
            }
        }
        return new PackContents(Content.AGREED, CanonicalText.of(document), ids, withheld, cut.until());
    }

    private static ObjectNode head(SharedForm form, PackFacts facts, Content content, List<Withheld> withheld) {
        var document = JsonNodeFactory.instance.objectNode();
        document.put("version", 1).put("pack", facts.pack().toString()).put("recipient", "police").put("agency", facts.force().toString())
                .put("madeAt", time(facts.madeAt())).put("authorisedOn", time(facts.authorisedAt()))
                .put("submission", facts.submission().toString()).put("contentDigest", facts.contentDigest()).put("content", Words.of(content));
        document.putObject("form").put("key", form.key()).put("version", form.version()).put("title", form.title());
        var episodes = document.putArray("episodes");
        for (var episode : facts.episodes()) {
            var one = episodes.addObject().put("missingFrom", time(episode.missingFrom()));
            one.put("policeLogNumber", episode.policeLogNumber().orElse(null));
            one.put("returnedAt", episode.returnedAt().map(PackContents::time).orElse(null));
        }
        document.putObject("outcome").put("interview", Words.of(facts.outcome().interview())).put("at", time(facts.outcome().at()))
                .put("immediateSafety", facts.outcome().immediateSafety().orElse(null));
        announce(document, withheld);
        return document;
    }

    private static void announce(ObjectNode document, List<Withheld> withheld) {
        var left = document.putArray("withheld");
        withheld.forEach(one -> left.addObject().put("section", one.section()).put("reason", Words.of(one.reason())));
    }

    private static ObjectNode field(Section section, Question question, FilledForm.Given answer) {
        var field = JsonNodeFactory.instance.objectNode().put("question", question.id()).put("label", question.label())
                .put("section", section.id());
        return switch (answer) {
            case FilledForm.Given.Value(JsonNode value) -> field.set("value", value);
            case FilledForm.Given.Absent(String why) -> field.put("absent", why);
        };
    }

    /** From the form and the choices alone, never from the answers: it must not tell whether anything was answered. */
    private static List<Withheld> withheld(Section section, Cut cut) {
        if (cut.except().contains(section.id())) {
            return List.of(new Withheld(section.id(), Withheld.Reason.YOUNG_PERSONS_WISH));
        }
        var reasons = new ArrayList<Withheld>();
        if (section.questions().stream().anyMatch(question -> question.police() == Sharing.NO)) {
            reasons.add(new Withheld(section.id(), Withheld.Reason.NOT_SHARED));
        }
        if (section.questions().stream().anyMatch(question -> question.police() == Sharing.REVIEWER && !cut.shares(section, question))) {
            reasons.add(new Withheld(section.id(), Withheld.Reason.NOT_RELEASED));
        }
        return reasons;
    }

    /** A section left out that the form does not have cannot be honoured, so nothing is shared. */
    private static boolean known(SharedForm form, Set<String> except) {
        return form.sections().stream().map(Section::id).toList().containsAll(except);
    }

    private static Withheld.Reason because(SharingDecision.Reason reason) {
        return switch (reason) {
            case REFUSED -> Withheld.Reason.YOUNG_PERSONS_WISH;
            case AGREEMENT_OVER -> Withheld.Reason.AGREEMENT_OVER;
            case NOT_HELD, NOT_ASKED, CANNOT, NO_WISH, NOT_COMPETENT, NOT_SIGNED -> Withheld.Reason.NO_DECISION;
        };
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
