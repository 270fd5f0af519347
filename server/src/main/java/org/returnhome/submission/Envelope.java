package org.returnhome.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything a worker hands in about one conversation: one revision of one submission. Its canonical JSON is what the
 * device signs; {@code schema/submission/envelope.schema.json} is its shape on the wire. Digests are SHA-256 in 64
 * lower-case hexadecimal digits. Times are the device's, with the offset as it wrote them.
 *
 * @param id of the submission, a UUIDv7 made when the draft began; the same in every revision
 * @param base content digest of the revision this one builds on; empty for the first
 * @param form the form version that was filled in
 * @param visit the visit; empty when the worker had none
 * @param child the child
 * @param episodes the missing episodes that were talked about, in the order given
 * @param worker whose key signs
 * @param device whose key signs
 * @param language what the young person was shown (BCP 47)
 * @param wordingVersion of the consent wording shown; empty when the form has none
 * @param answers by question id, in canonical order; a question that was not reached is not in it
 * @param wishes about sharing, in the order shown
 * @param evidence in the order taken
 * @param attachments files sent apart
 * @param facts what the rules were evaluated with: text, integer, boolean or list of texts, by the fact's id
 * @param evaluatedAt what the rules took for now
 * @param verdict SHA-256 of the engine's canonical verdict on the tablet
 * @param heldAt when the conversation began, which stops the clocks; empty when it was not held
 * @param completedAt when the worker completed this revision
 * @param clock what the tablet knew about its clock
 * @param appVersion of the tablet app
 * @param enteredFromPaper present when the answers were keyed from paper
 */
public record Envelope(UUID id, Optional<String> base, FormReference form, Optional<UUID> visit, UUID child,
                       List<UUID> episodes, UUID worker, UUID device, String language, Optional<String> wordingVersion,
                       Map<String, Answer> answers, List<Wish> wishes, List<Evidence> evidence,
                       List<AttachmentReference> attachments, Map<String, JsonNode> facts, OffsetDateTime evaluatedAt,
                       String verdict, Optional<OffsetDateTime> heldAt, OffsetDateTime completedAt, DeviceClock clock,
                       String appVersion, Optional<PaperOrigin> enteredFromPaper) {

    /** Version of the envelope format that this class reads and writes. */
    public static final int VERSION = 1;

    public Envelope {
        episodes = List.copyOf(episodes);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        wishes = List.copyOf(wishes);
        evidence = List.copyOf(evidence);
        attachments = List.copyOf(attachments);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** The same with other evidence. */
    public Envelope with(List<Evidence> taken) {
        return new Envelope(id, base, form, visit, child, episodes, worker, device, language, wordingVersion, answers,
                wishes, taken, attachments, facts, evaluatedAt, verdict, heldAt, completedAt, clock, appVersion,
                enteredFromPaper);
    }
}
