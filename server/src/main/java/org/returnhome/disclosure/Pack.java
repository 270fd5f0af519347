package org.returnhome.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An immutable copy for one police force, and what is known about it.
 *
 * @param agencyId the force it is for
 * @param reviewId the authorisation it was made at
 * @param offeredAs the pack under whose entry the force finds it in its feed: itself, or the one whose place it took
 * @param supersedes the pack it replaces, which is not handed out any more
 * @param document exact canonical JSON (RFC 8785)
 * @param documentDigest SHA-256 of the document's UTF-8 bytes, lower-case hex
 * @param fields ids of the questions in the document, in its order
 * @param agreedUntil last calendar day in England that the young person agreed to
 * @param consentVersion content digest and wording version
 * @param madeAt instant in UTC
 * @param acknowledgedAt when the force acknowledged it. Instant in UTC
 */
public record Pack(UUID id, UUID authorityId, UUID agencyId, UUID childId, UUID reviewId, UUID submissionId, String contentDigest,
                   UUID offeredAs, Optional<UUID> supersedes, PackContents.Content content, String document, String documentDigest,
                   List<String> fields, List<Withheld> withheld, Optional<LocalDate> agreedUntil, String consentVersion,
                   Instant madeAt, Optional<Instant> acknowledgedAt) {

    /** Where the last day of a wish is counted. */
    static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    public Pack {
        Objects.requireNonNull(id);
        Objects.requireNonNull(document);
        Objects.requireNonNull(documentDigest);
        fields = List.copyOf(fields);
        withheld = List.copyOf(withheld);
        Objects.requireNonNull(madeAt);
    }

    /** Whether the last day that was agreed to is over on this day in England. */
    boolean agreementOver(LocalDate today) {
        return content == PackContents.Content.AGREED && agreedUntil.filter(today::isAfter).isPresent();
    }

    /** What takes its place once the agreement is over: the outcome facts, at the same place of the feed. */
    Pack withoutAgreement(UUID itsId, Instant now) {
        var contents = PackContents.afterTheAgreement(document, itsId, now);
        return new Pack(itsId, authorityId, agencyId, childId, reviewId, submissionId, contentDigest, offeredAs, Optional.of(id),
                contents.content(), contents.document(), CanonicalText.digest(contents.document()), contents.fields(),
                contents.withheld(), Optional.empty(), consentVersion, now, Optional.empty());
    }

    /** The link of the chain that records what a person of the force did with it. */
    LedgerEntry.Event event(LedgerEntry.Kind kind, UUID personId, Optional<String> purpose) {
        return new LedgerEntry.Event(kind, id, personId, agencyId, purpose, Ledger.PUBLIC_TASK, consentVersion, fields, documentDigest);
    }
}
