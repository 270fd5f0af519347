package org.returnhome.submission;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/**
 * What was agreed in a child's earlier interviews: the answers of the form's section {@code actions}, which a worker carries
 * to the next visit (domain §3.7). Of each submission the current revision counts.
 */
@Singleton
class EarlierActions {
    private static final String SECTION = "actions";
    private static final int MOST_OF_A_CHILD = 5;
    private static final String LATEST = """
            SELECT * FROM (SELECT id, authority_id, child_id, visit_id, current_digest, held_at, received_at,
                    row_number() OVER (PARTITION BY child_id ORDER BY received_at DESC, id DESC) AS place
                FROM submission WHERE child_id = ANY (?) AND state <> 'awaitingBase') AS recent
            WHERE place <= ? ORDER BY received_at DESC, id DESC""";

    private final Register register;
    private final SubmissionDocuments documents;
    private final KnownForms forms;

    EarlierActions(Register register, SubmissionDocuments documents, KnownForms forms) {
        this.register = register;
        this.documents = documents;
        this.forms = forms;
    }

    /**
     * One answer about actions.
     *
     * @param visitId the visit that the submission was made for; empty when there was none
     * @param heldAt when the conversation took place, by the device's clock; empty when none was held
     */
    record EarlierAction(UUID submissionId, UUID childId, Optional<UUID> visitId, String question, String label, String value,
                         Optional<OffsetDateTime> heldAt, Instant receivedAt) {}

    private record Source(UUID id, UUID authorityId, UUID childId, Optional<UUID> visitId, String digest, Optional<OffsetDateTime> heldAt,
                          Instant receivedAt) {
        String key() {
            return StoredSubmission.key(authorityId, id, digest);
        }
    }

    /** By child, the latest submission first; few statements for all. */
    Map<UUID, List<EarlierAction>> of(Collection<UUID> children) {
        var sources = register.list(Sql.of(LATEST, children, MOST_OF_A_CHILD), EarlierActions::source);
        var stored = documents.find(sources.stream().map(Source::key).toList());
        var found = new HashMap<UUID, List<EarlierAction>>();
        sources.stream().collect(Collectors.groupingBy(Source::childId)).forEach((child, some) -> found.put(child, some.stream()
                .flatMap(source -> Optional.ofNullable(stored.get(source.key())).stream().flatMap(one -> actions(source, one).stream())).toList()));
        return found;
    }

    private List<EarlierAction> actions(Source source, StoredSubmission stored) {
        var envelope = stored.read();
        return ShownAnswer.of(envelope, forms.outline(envelope.form())).stream().filter(answer -> answer.section().equals(SECTION))
                .flatMap(answer -> answer.value().map(value -> new EarlierAction(source.id(), source.childId(), source.visitId(),
                        answer.question(), answer.label(), value, source.heldAt(), source.receivedAt())).stream()).toList();
    }

    private static Source source(Row row) {
        return new Source(row.uuid("id"), row.uuid("authority_id"), row.uuid("child_id"), row.optionalUuid("visit_id"),
                row.text("current_digest"), row.optionalText("held_at").map(OffsetDateTime::parse), row.instant("received_at"));
    }
}
