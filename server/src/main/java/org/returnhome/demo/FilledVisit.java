package org.returnhome.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.returnhome.engine.Engine;
import org.returnhome.form.FormVersion;
import org.returnhome.submission.AbsentReason;
import org.returnhome.submission.AnswerSource;
import org.returnhome.submission.FormReference;
import org.returnhome.submission.TabletDraft;
import org.returnhome.submission.WishDecision;
import org.returnhome.submission.wire.Sha256;

/**
 * A visit's form, filled in as a worker would fill it in.
 *
 * @param visit the visit; empty when there is none
 * @param facts the facts pinned with the visit
 * @param answers question id to value, or to {@code {absent}} or {@code {value}}
 */
record FilledVisit(FormVersion form, Optional<UUID> visit, UUID child, List<UUID> episodes, ObjectNode facts, ObjectNode answers) {

    /** The worked case of the form, told of this child and of these people. */
    static FilledVisit worked(FormVersion form, Optional<UUID> visit, UUID child, List<UUID> episodes, ObjectNode facts, OffsetDateTime now,
                              String worker, String manager) {
        var interview = form.key().equals("returnHomeInterview");
        var answers = WorkedAnswers.of(interview ? WorkedAnswers.INTERVIEW : WorkedAnswers.WELFARE_CHECK,
                OffsetDateTime.parse(facts.path("returnedAt").textValue()), now.minusMinutes(5));
        if (interview) {
            var name = facts.path("givenNames").asText() + " " + facts.path("familyName").asText();
            answers.put("ypName", name).put("knownAs", facts.path("givenNames").asText());
            answers.set("episodesCovered", JsonNodeFactory.instance.arrayNode()
                    .addAll(episodes.stream().map(episode -> JsonNodeFactory.instance.objectNode().put("episode", episode.toString())).toList()));
            for (var person : List.of("interviewer", "completedBy")) {
                answers.set(person, JsonNodeFactory.instance.objectNode().put("name", worker).put("role", "missingWorker"));
            }
            answers.set("authorisingManager", JsonNodeFactory.instance.objectNode().put("name", manager));
        }
        return new FilledVisit(form, visit, child, episodes, facts, answers);
    }

    /** The same with these answers in place of its own. */
    FilledVisit with(String json) {
        var changed = answers.deepCopy();
        changed.setAll((ObjectNode) WorkedAnswers.json(json));
        return new FilledVisit(form, visit, child, episodes, facts, changed);
    }

    /** Ids of the questions that the young person signs. */
    Set<String> signedByChild() {
        return form.form().questions().values().stream().filter(question -> question.json().get("signedByChild").isPresent())
                .map(question -> question.id()).collect(Collectors.toSet());
    }

    /** The draft, with the wishes that the answers tell and the signature of whoever signs this form. */
    TabletDraft draft(UUID id, OffsetDateTime at) {
        return fill(new TabletDraft(id, new FormReference(form.key(), form.version(), form.hash()), child, at.truncatedTo(ChronoUnit.SECONDS)), at);
    }

    /** Writes everything into a draft that may have been filled before. */
    TabletDraft fill(TabletDraft draft, OffsetDateTime at) {
        visit.ifPresent(draft::visit);
        episodes.forEach(draft::episode);
        facts.properties().forEach(fact -> draft.fact(fact.getKey(), fact.getValue()));
        form.form().json().text("wordingVersion").ifPresent(draft::wordingVersion);
        var judged = JsonNodeFactory.instance.objectNode();
        answers.properties().forEach(answer -> answer(draft, judged, answer.getKey(), answer.getValue()));
        heldAt().ifPresent(draft::heldAt);
        wishes(draft);
        sign(draft);
        var verdict = Engine.judge(form.form(), judged.toString(), facts.toString(), Times.text(at)).json();
        return draft.verdict(Sha256.hex(verdict.getBytes(StandardCharsets.UTF_8)));
    }

    private static void answer(TabletDraft draft, ObjectNode judged, String question, JsonNode given) {
        if (given.isObject() && given.size() == 1 && given.has("absent")) {
            judged.set(question, given);
            draft.absent(question, Arrays.stream(AbsentReason.values()).filter(reason -> reason.word().equals(given.path("absent").textValue()))
                    .findFirst().orElseThrow());
            return;
        }
        var value = given.isObject() && given.size() == 1 && given.has("value") ? given.get("value") : given;
        judged.putObject(question).set("value", value);
        draft.answer(question, value, AnswerSource.WORKER);
    }

    private Optional<OffsetDateTime> heldAt() {
        var held = answers.path("interviewTakenPlace").asText().equals("no") ? answers.path("none")
                : answers.path(answers.has("checkAt") ? "checkAt" : "interviewAt");
        return Optional.ofNullable(held.textValue()).map(OffsetDateTime::parse);
    }

    private void wishes(TabletDraft draft) {
        for (var wish : answers.path("consentRecipients")) {
            draft.wish(wish.path("recipient").textValue(), Arrays.stream(WishDecision.values())
                            .filter(decision -> decision.word().equals(wish.path("decision").textValue())).findFirst().orElseThrow(),
                    StreamSupport.stream(wish.path("exceptSections").spliterator(), false).map(JsonNode::textValue).toArray(String[]::new));
        }
    }

    private void sign(TabletDraft draft) {
        if (answers.has("ypSignature")) {
            draft.sign(TabletDraft.Signing.drawn("youngPerson", answers.path("ypName").asText(), strokes()));
        }
        if (answers.has("checkerSign")) {
            draft.sign(TabletDraft.Signing.drawn("worker", answers.path("checkByName").path("value").path("name").asText("Checker"), strokes()));
        }
    }

    /** About 4 KB of made-up pen strokes: a wave. */
    private static byte[] strokes() {
        var json = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 220; i++) {
            json.addObject().put("x", i).put("y", 50 + Math.round(30 * Math.sin(i / 9.0)));
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
