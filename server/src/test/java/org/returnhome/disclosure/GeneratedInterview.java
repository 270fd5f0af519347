package org.returnhome.disclosure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.returnhome.consent.SharingDecision.Competence;
import org.returnhome.consent.SharingDecision.Standing;
import org.returnhome.disclosure.SharedForm.Question;
import org.returnhome.disclosure.SharedForm.Section;
import org.returnhome.disclosure.SharedForm.Sharing;
import org.returnhome.submission.Wish;
import org.returnhome.submission.WishDecision;

/** A made-up form, filled in at random from a seed: each answer is a text found nowhere else, so that a leak can be seen. */
record GeneratedInterview(SharedForm form, FilledForm filled, List<Wish> wishes, Standing standing, Set<String> released,
                          Map<String, String> marks) {

    static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    static GeneratedInterview of(long seed) {
        var random = new Random(seed);
        var form = form(random);
        var marks = new HashMap<String, String>();
        return new GeneratedInterview(form, filled(form, random, marks), wishes(form, random),
                new Standing(random.nextInt(10) > 0, pick(random, Competence.values()), random.nextInt(10) > 0), released(form, random), marks);
    }

    static PackFacts facts() {
        return new PackFacts(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), "0".repeat(64), Instant.parse("2026-11-22T12:00:00Z"),
                Instant.parse("2026-11-22T12:00:00Z"), "Manager Sample", Optional.of("made-up-1"), List.of("To find a missing child"),
                List.of(new PackFacts.EpisodeFact(Optional.of("PO-9000001"), Instant.parse("2026-11-18T09:00:00Z"),
                        Optional.of(Instant.parse("2026-11-19T16:40:00Z")))),
                new PackFacts.Outcome(PackFacts.Interview.HELD, Instant.parse("2026-11-20T14:00:00Z"), Optional.of("yes")));
    }

    /** The same interview with none of its answers given. */
    GeneratedInterview unanswered() {
        var nothing = new FilledForm(JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode(), Set.of(), Map.of());
        return new GeneratedInterview(form, nothing, wishes, standing, released, Map.of());
    }

    private static SharedForm form(Random random) {
        var sections = new ArrayList<Section>();
        for (int s = 0; s < 1 + random.nextInt(6); s++) {
            var questions = new ArrayList<Question>();
            for (int q = 0; q < 1 + random.nextInt(8); q++) {
                questions.add(new Question("s%dq%d".formatted(s, q), "Question " + q, pick(random, Sharing.values()),
                        random.nextInt(5) == 0 ? Optional.of("fact%dx%d".formatted(s, q)) : Optional.empty()));
            }
            sections.add(new Section("section" + s, "Section " + s, questions));
        }
        return new SharedForm("madeUp", 1, "Made up", sections);
    }

    private static FilledForm filled(SharedForm form, Random random, Map<String, String> marks) {
        var answers = JsonNodeFactory.instance.objectNode();
        var facts = JsonNodeFactory.instance.objectNode();
        var asked = new HashSet<String>();
        var computed = new HashMap<String, String>();
        for (var section : form.sections()) {
            for (var question : section.questions()) {
                var mark = "mark-%s-%d".formatted(question.id(), random.nextInt(1_000_000));
                marks.put(question.id(), mark);
                if (random.nextInt(5) > 0) {
                    asked.add(question.id());
                }
                question.fact().ifPresent(fact -> facts.put(fact, mark));
                switch (random.nextInt(6)) {
                    case 0 -> { }
                    case 1 -> answers.putObject(question.id()).put("absent", "preferNotToSay");
                    case 2 -> computed.put(question.id(), mark);
                    case 3 -> nested(answers.putObject(question.id()), mark);
                    default -> answers.putObject(question.id()).put("value", mark);
                }
            }
        }
        return new FilledForm(answers, facts, asked, computed);
    }

    private static void nested(ObjectNode answer, String mark) {
        answer.putArray("value").addObject().put("name", mark);
    }

    private static List<Wish> wishes(SharedForm form, Random random) {
        var wishes = new ArrayList<Wish>();
        for (int i = 0; i < random.nextInt(4); i++) {
            var decision = random.nextInt(3) == 0 ? pick(random, WishDecision.values())
                    : random.nextBoolean() ? WishDecision.AGREE : WishDecision.PART;
            var except = decision == WishDecision.PART
                    ? form.sections().stream().map(Section::id).filter(id -> random.nextInt(3) == 0).toList() : List.<String>of();
            var until = random.nextInt(4) == 0 ? Optional.of(TODAY.plusDays(random.nextInt(9) - 4L)) : Optional.<LocalDate>empty();
            wishes.add(new Wish(random.nextInt(4) == 0 ? "parentCarer" : "police", Optional.empty(), decision, except, Optional.empty(), until,
                    Optional.empty()));
        }
        return wishes;
    }

    private static Set<String> released(SharedForm form, Random random) {
        var released = new HashSet<String>();
        form.sections().forEach(section -> section.questions().stream().filter(question -> random.nextInt(3) == 0)
                .forEach(question -> released.add(question.id())));
        return released;
    }

    private static <T> T pick(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
