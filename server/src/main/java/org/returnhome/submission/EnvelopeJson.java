package org.returnhome.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.wire.Reading;

/** The envelope as JSON, both ways, member by member. */
final class EnvelopeJson {
    private EnvelopeJson() {}

    /**
     * Reads JSON that {@link EnvelopeSchema} found right. What a schema cannot say is refused here: days that the calendar
     * does not have, an offset without its time or a time without its offset.
     */
    static Reading<Envelope> read(JsonNode json) {
        try {
            return Reading.of(new Envelope(uuid(json.path("id")), optional(json, "base", JsonNode::textValue),
                    form(json.path("form")), optional(json, "visit", EnvelopeJson::uuid),
                    uuid(json.path("child")), list(json, "episodes", (episode, path) -> uuid(episode)),
                    uuid(json.path("worker")), uuid(json.path("device")),
                    json.path("language").textValue(), optional(json, "wordingVersion", JsonNode::textValue),
                    map(json, "answers", EnvelopeJson::answer), list(json, "wishes", EnvelopeJson::wish),
                    list(json, "evidence", EnvelopeJson::evidence), list(json, "attachments", (file, path) -> attachment(file)),
                    map(json, "facts", (fact, path) -> fact), time(json.path("evaluatedAt"), "evaluatedAt"),
                    json.path("verdict").textValue(), optional(json, "heldAt", held -> time(held, "heldAt")),
                    time(json.path("completedAt"), "completedAt"), clock(json.path("clock")),
                    json.path("appVersion").textValue(),
                    optional(json, "enteredFromPaper", paper -> new PaperOrigin(paper.path("writtenBy").textValue(),
                            date(paper.path("writtenOn"), "enteredFromPaper.writtenOn")))));
        } catch (OutOfCalendar refused) {
            return Reading.refused(ProblemCode.ENVELOPE_INVALID, refused.getMessage(), refused.sentence);
        }
    }

    private static FormReference form(JsonNode json) {
        return new FormReference(json.path("key").textValue(), json.path("version").intValue(), json.path("hash").textValue());
    }

    private static Answer answer(JsonNode json, String path) {
        var answeredAt = time(json.path("answeredAt"), path + ".answeredAt");
        var source = word(AnswerSource.values(), AnswerSource::word, json.path("source"));
        return json.has("value") ? new Answer.Given(json.get("value"), answeredAt, source)
                : new Answer.Absent(word(AbsentReason.values(), AbsentReason::word, json.path("absent")), answeredAt, source);
    }

    private static Wish wish(JsonNode json, String path) {
        return new Wish(json.path("recipient").textValue(), optional(json, "name", JsonNode::textValue),
                word(WishDecision.values(), WishDecision::word, json.path("decision")),
                list(json, "exceptSections", (section, place) -> section.textValue()),
                optional(json, "purpose", JsonNode::textValue),
                optional(json, "until", until -> date(until, path + ".until")),
                optional(json, "how", how -> word(WishManner.values(), WishManner::word, how)));
    }

    private static Evidence evidence(JsonNode json, String path) {
        return new Evidence(json.path("role").textValue(), json.path("signedDigest").textValue(),
                word(EvidenceMethod.values(), EvidenceMethod::word, json.path("method")),
                optional(json, "strokes", JsonNode::textValue), json.path("name").textValue(),
                optional(json, "witness", JsonNode::textValue), optional(json, "reason", JsonNode::textValue),
                time(json.path("takenAt"), path + ".takenAt"));
    }

    private static AttachmentReference attachment(JsonNode json) {
        return new AttachmentReference(uuid(json.path("id")), json.path("sha256").textValue(),
                json.path("size").longValue(), json.path("mediaType").textValue(), json.path("question").textValue());
    }

    private static DeviceClock clock(JsonNode json) {
        var offset = optional(json, "offsetMilliseconds", JsonNode::longValue);
        var measuredAt = optional(json, "offsetMeasuredAt", at -> time(at, "clock.offsetMeasuredAt"));
        if (offset.isPresent() != measuredAt.isPresent()) {
            throw new OutOfCalendar("clock", "The offset and the time of its measurement come together or not at all.");
        }
        return new DeviceClock(time(json.path("deviceNow"), "clock.deviceNow"), offset.map(milliseconds ->
                new DeviceClock.Measurement(Duration.ofMillis(milliseconds), measuredAt.orElseThrow())));
    }

    private static UUID uuid(JsonNode json) {
        return UUID.fromString(json.textValue());
    }

    private static OffsetDateTime time(JsonNode json, String path) {
        try {
            return TimeText.read(json.textValue());
        } catch (DateTimeException noSuchDay) {
            throw new OutOfCalendar(path, "The calendar has no such day.");
        }
    }

    private static LocalDate date(JsonNode json, String path) {
        try {
            return LocalDate.parse(json.textValue());
        } catch (DateTimeException noSuchDay) {
            throw new OutOfCalendar(path, "The calendar has no such day.");
        }
    }

    private static <T> T word(T[] constants, Function<T, String> word, JsonNode json) {
        return Arrays.stream(constants).filter(constant -> word.apply(constant).equals(json.textValue())).findFirst().orElseThrow();
    }

    private static <T> Optional<T> optional(JsonNode object, String name, Function<JsonNode, T> read) {
        var member = object.path(name);
        return member.isMissingNode() || member.isNull() ? Optional.empty() : Optional.of(read.apply(member));
    }

    private static <T> List<T> list(JsonNode object, String name, BiFunction<JsonNode, String, T> read) {
        var items = object.path(name);
        return IntStream.range(0, items.size()).mapToObj(at -> read.apply(items.get(at), name + "." + at)).toList();
    }

    private static <T> Map<String, T> map(JsonNode object, String name, BiFunction<JsonNode, String, T> read) {
        var values = new LinkedHashMap<String, T>();
        object.path(name).properties().forEach(member ->
                values.put(member.getKey(), read.apply(member.getValue(), name + "." + member.getKey())));
        return values;
    }

    /** Writes the envelope; the order of members is left to canonicalisation. Times get milliseconds. */
    static ObjectNode write(Envelope envelope) {
        var json = JsonNodeFactory.instance.objectNode().put("version", Envelope.VERSION).put("id", envelope.id().toString())
                .put("base", envelope.base().orElse(null)).put("visit", envelope.visit().map(UUID::toString).orElse(null))
                .put("child", envelope.child().toString()).put("worker", envelope.worker().toString())
                .put("device", envelope.device().toString()).put("language", envelope.language())
                .put("wordingVersion", envelope.wordingVersion().orElse(null))
                .put("evaluatedAt", TimeText.write(envelope.evaluatedAt())).put("verdict", envelope.verdict())
                .put("heldAt", envelope.heldAt().map(TimeText::write).orElse(null))
                .put("completedAt", TimeText.write(envelope.completedAt())).put("appVersion", envelope.appVersion());
        json.putObject("form").put("key", envelope.form().key()).put("version", envelope.form().version())
                .put("hash", envelope.form().hash());
        var episodes = json.putArray("episodes");
        envelope.episodes().forEach(episode -> episodes.add(episode.toString()));
        var answers = json.putObject("answers");
        envelope.answers().forEach((question, answer) -> answers.set(question, content(answer)
                .put("answeredAt", TimeText.write(answer.answeredAt())).put("source", answer.source().word())));
        var wishes = json.putArray("wishes");
        envelope.wishes().forEach(wish -> wishes.add(write(wish)));
        var evidence = json.putArray("evidence");
        envelope.evidence().forEach(taken -> evidence.add(write(taken)));
        var attachments = json.putArray("attachments");
        envelope.attachments().forEach(file -> attachments.addObject().put("id", file.id().toString())
                .put("sha256", file.sha256()).put("size", file.size()).put("mediaType", file.mediaType())
                .put("question", file.question()));
        json.putObject("facts").setAll(envelope.facts());
        var contact = envelope.clock().lastContact();
        json.putObject("clock").put("deviceNow", TimeText.write(envelope.clock().deviceNow()))
                .put("offsetMilliseconds", contact.map(measured -> measured.offset().toMillis()).orElse(null))
                .put("offsetMeasuredAt", contact.map(measured -> TimeText.write(measured.measuredAt())).orElse(null));
        envelope.enteredFromPaper().ifPresent(paper -> json.putObject("enteredFromPaper")
                .put("writtenBy", paper.writtenBy()).put("writtenOn", paper.writtenOn().toString()));
        return json;
    }

    /** What an answer says, without when and by whom: {@code {value}} or {@code {absent}}. */
    static ObjectNode content(Answer answer) {
        var json = JsonNodeFactory.instance.objectNode();
        return switch (answer) {
            case Answer.Given given -> json.set("value", given.value());
            case Answer.Absent absent -> json.put("absent", absent.reason().word());
        };
    }

    static ObjectNode write(Wish wish) {
        var json = JsonNodeFactory.instance.objectNode().put("recipient", wish.recipient()).put("decision", wish.decision().word());
        var sections = json.putArray("exceptSections");
        wish.exceptSections().forEach(sections::add);
        wish.name().ifPresent(name -> json.put("name", name));
        wish.purpose().ifPresent(purpose -> json.put("purpose", purpose));
        wish.until().ifPresent(until -> json.put("until", until.toString()));
        wish.how().ifPresent(how -> json.put("how", how.word()));
        return json;
    }

    private static ObjectNode write(Evidence evidence) {
        var json = JsonNodeFactory.instance.objectNode().put("role", evidence.role())
                .put("signedDigest", evidence.signedDigest()).put("method", evidence.method().word())
                .put("name", evidence.name()).put("takenAt", TimeText.write(evidence.takenAt()));
        evidence.strokes().ifPresent(strokes -> json.put("strokes", strokes));
        evidence.witness().ifPresent(witness -> json.put("witness", witness));
        evidence.reason().ifPresent(reason -> json.put("reason", reason));
        return json;
    }

    /** Carries a refusal out of {@link #read}; never leaves this class. */
    private static final class OutOfCalendar extends RuntimeException {
        private final String sentence;

        OutOfCalendar(String path, String sentence) {
            super(path, null, false, false);
            this.sentence = sentence;
        }
    }
}
