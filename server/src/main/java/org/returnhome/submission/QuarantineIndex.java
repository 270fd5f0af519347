package org.returnhome.submission;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.returnhome.storage.Columns;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.visit.Audience;
import org.returnhome.visit.Change;
import org.returnhome.visit.Feed;
import org.returnhome.visit.FeedEntry;

/** Writes the index of the quarantine, which follows from the documents, and what an acceptance brings about. */
@Singleton
public class QuarantineIndex {
    private static final String[] ITEM = {"uuid", "uuid", "uuid", "timestamptz", "text", "text", "text", "int4", "text", "uuid", "uuid",
        "uuid", "text", "bool", "text"};
    private static final String ADD = """
            INSERT INTO quarantined_item (id, authority_id, sender_id, received_at, code, path, message, size, content_digest,
                submission_id, child_id, worker_id, form_hash, readable, item_digest)
            SELECT * FROM %s ON CONFLICT DO NOTHING""".formatted(Columns.unnest(ITEM));

    private final Register register;
    private final Feed feed;

    QuarantineIndex(Register register, Feed feed) {
        this.register = register;
        this.feed = feed;
    }

    /** Writes items into the index; in the caller's transaction. */
    public void add(Collection<QuarantinedDocument> items) {
        var rows = new Columns(ITEM.length);
        items.forEach(item -> rows.row(item.id(), item.authorityId(), item.senderId(), item.receivedAt(), item.problem().code().word(),
                item.problem().path(), item.problem().message(), item.size(), item.claims().contentDigest(), item.claims().submissionId(),
                item.claims().childId(), item.claims().workerId(), item.claims().formHash(), item.claims().readable(), item.itemDigest()));
        rows.run(register, ADD);
    }

    /**
     * Notes that items were accepted, as their documents say, and tells their senders once: a repair or a rebuild that comes
     * by later finds the resolution and says nothing.
     */
    public void accept(Collection<ExaminedRevision> revisions) {
        var entries = new ArrayList<FeedEntry>();
        for (var revision : revisions) {
            revision.acceptance().filter(acceptance -> resolved(revision, acceptance)).ifPresent(acceptance -> entries.addAll(List.of(
                    new Change.ReceiptIssued(revision.submissionId(), revision.receipt()).to(Audience.person(revision.senderId())),
                    new Change.QuarantineResolved(acceptance.itemId()).to(Audience.person(revision.senderId())))));
        }
        if (!entries.isEmpty()) {
            feed.append(entries);
        }
    }

    private boolean resolved(ExaminedRevision revision, StoredSubmission.Acceptance acceptance) {
        return register.change(Sql.of("""
                INSERT INTO quarantine_resolution (item_id, authority_id, resolution, reason, resolved_by, resolved_at)
                VALUES (?, ?, 'accept', ?, ?, ?) ON CONFLICT DO NOTHING""",
                acceptance.itemId(), revision.authorityId(), acceptance.reason(), acceptance.by(), acceptance.at())) == 1;
    }
}
