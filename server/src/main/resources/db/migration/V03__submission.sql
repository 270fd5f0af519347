-- What tablets handed in. The documents are in MongoDB; the tables between the two lines are a projection of them and can be
-- rebuilt in place (`rebuild-projection`), so nothing refers to them by a foreign key. The others live here alone.

-- One row for each batch, committed before the documents are written: what a crash left open is followed up from here.
CREATE TABLE intake (
    id           uuid PRIMARY KEY,
    authority_id uuid NOT NULL,
    person_id    uuid NOT NULL,                             -- who sent the batch
    received_at  timestamptz NOT NULL,
    items        jsonb NOT NULL,                            -- [{"collection", "id"}]: the documents about to be written
    closed_at    timestamptz,
    FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id)
);
CREATE INDEX intake_open ON intake (received_at) WHERE closed_at IS NULL;

-- ---------------------------------------------------------------------------------------------------------- projection
-- What is said of a submission is said of its current revision: the sole head, or the one last received of several.
CREATE TABLE submission (
    id               uuid PRIMARY KEY,
    authority_id     uuid NOT NULL REFERENCES authority,
    child_id         uuid NOT NULL,
    state            text NOT NULL CHECK (state IN ('submitted', 'returned', 'conflict', 'awaitingBase', 'authorised')),
    current_digest   text NOT NULL,
    sole_head        text,                                  -- null while there are several heads, or the base is missing
    form_key         text NOT NULL,
    form_version     integer NOT NULL,
    form_hash        text NOT NULL,
    worker_id        uuid NOT NULL,
    visit_id         uuid,
    episode_ids      uuid[] NOT NULL,
    outcome          text,                                  -- the answer to `rhiOutcome`
    held_at          text,                                  -- RFC 3339 as the device wrote it
    stopped_at       timestamptz,                           -- when it says K12 was done
    flagged          boolean NOT NULL,
    received_at      timestamptz NOT NULL,                  -- of the first revision
    last_received_at timestamptz NOT NULL,
    submitted_at     timestamptz NOT NULL,                  -- starts K14: the first revision since the last decision
    decided_at       timestamptz,                           -- stops K14; null while no decision is made on the sole head
    review_due_at    timestamptz NOT NULL,                  -- K14
    FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
    FOREIGN KEY (authority_id, worker_id) REFERENCES person (authority_id, id)
);
CREATE INDEX submission_newest ON submission (authority_id, last_received_at DESC, id DESC);
CREATE INDEX submission_child ON submission (child_id, last_received_at DESC, id DESC);
CREATE INDEX submission_worker ON submission (worker_id, last_received_at DESC, id DESC);
CREATE INDEX submission_visit ON submission (visit_id);
CREATE INDEX submission_undecided ON submission (authority_id, review_due_at) WHERE decided_at IS NULL;

CREATE TABLE submission_revision (
    submission_id  uuid NOT NULL,
    content_digest text NOT NULL CHECK (content_digest ~ '^[0-9a-f]{64}$'),
    authority_id   uuid NOT NULL,
    base           text,                                    -- null for a first revision
    child_id       uuid NOT NULL,
    form_key       text NOT NULL,
    form_version   integer NOT NULL,
    form_hash      text NOT NULL,
    worker_id      uuid NOT NULL,
    sender_id      uuid NOT NULL,
    device_key     text NOT NULL,                           -- RFC 7638 thumbprint
    visit_id       uuid,
    episode_ids    uuid[] NOT NULL,
    outcome        text,
    held_at        text,
    completed_at   text NOT NULL,
    stopped_at     timestamptz,                             -- when it says K12 was done, corrected by the measured clock offset
    received_at    timestamptz NOT NULL,
    PRIMARY KEY (submission_id, content_digest)
);

CREATE TABLE finding (
    submission_id  uuid NOT NULL,
    content_digest text NOT NULL,
    position       integer NOT NULL,                        -- in the form's order
    kind           text NOT NULL CHECK (kind IN ('required', 'recommended', 'mustBe', 'type', 'flag')),
    code           text NOT NULL,
    path           text NOT NULL,
    message        text NOT NULL,
    PRIMARY KEY (submission_id, content_digest, position)
);

CREATE TABLE submission_flag (
    submission_id  uuid NOT NULL,
    content_digest text NOT NULL,
    flag           text NOT NULL CHECK (flag IN ('clockOff', 'reassigned', 'withoutVisit', 'verdictDiffers', 'factsDiffer',
                                                 'signatureVoid', 'attachmentsMissing', 'urgent', 'fromQuarantine')),
    PRIMARY KEY (submission_id, content_digest, flag)
);

-- A danger answer (domain D5): one for each question of a submission, raised by the first revision that has it.
CREATE TABLE urgent_item (
    id             uuid PRIMARY KEY,                        -- follows from submission and question
    authority_id   uuid NOT NULL,
    submission_id  uuid NOT NULL,
    child_id       uuid NOT NULL,
    question       text NOT NULL,
    content_digest text NOT NULL,
    message        text NOT NULL,
    raised_at      timestamptz NOT NULL,
    UNIQUE (submission_id, question)
);
CREATE INDEX urgent_item_oldest ON urgent_item (authority_id, raised_at, id);

CREATE TABLE quarantined_item (
    id             uuid PRIMARY KEY,                        -- follows from the item's bytes
    authority_id   uuid NOT NULL REFERENCES authority,
    sender_id      uuid NOT NULL,
    received_at    timestamptz NOT NULL,
    code           text NOT NULL,
    path           text,
    message        text NOT NULL,
    size           integer NOT NULL,                        -- bytes
    content_digest text,
    submission_id  uuid,                                    -- what it claims to be, as far as it can be read
    child_id       uuid,
    worker_id      uuid,
    form_hash      text,
    readable       boolean NOT NULL,                        -- its payload is an envelope, whoever signed it
    item_digest    text NOT NULL                            -- names its document
);
CREATE INDEX quarantined_item_oldest ON quarantined_item (authority_id, received_at, id);
-- ---------------------------------------------------------------------------------------------------- end of projection

-- A person's choice between heads: those not chosen are set aside. A later choice may be made when others come.
CREATE TABLE revision_choice (
    id               uuid PRIMARY KEY,
    authority_id     uuid NOT NULL,
    submission_id    uuid NOT NULL,
    content_digest   text NOT NULL,                         -- the head that stands
    set_aside        text[] NOT NULL,
    reason           text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 2000),
    chosen_by        uuid NOT NULL,
    chosen_at        timestamptz NOT NULL,
    FOREIGN KEY (authority_id, chosen_by) REFERENCES person (authority_id, id)
);
CREATE INDEX revision_choice_submission ON revision_choice (submission_id, chosen_at);

CREATE TABLE quarantine_resolution (
    item_id        uuid PRIMARY KEY,
    authority_id   uuid NOT NULL,
    resolution     text NOT NULL CHECK (resolution IN ('accept', 'setAside')),
    reason         text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 2000),
    resolved_by    uuid NOT NULL,
    resolved_at    timestamptz NOT NULL,
    FOREIGN KEY (authority_id, resolved_by) REFERENCES person (authority_id, id)
);

CREATE TABLE urgent_acknowledgement (
    urgent_item_id  uuid PRIMARY KEY,
    authority_id    uuid NOT NULL,
    acknowledged_by uuid NOT NULL,
    acknowledged_at timestamptz NOT NULL,
    action          text NOT NULL CHECK (char_length(action) BETWEEN 1 AND 2000),
    FOREIGN KEY (authority_id, acknowledged_by) REFERENCES person (authority_id, id)
);

-- How far each visit has come, as far as submissions say (V02); reviews add when it was authorised.
CREATE OR REPLACE VIEW visit_progress (visit_id, submitted_at, authorised_at) AS
    SELECT visit_id, min(received_at), min(decided_at) FILTER (WHERE state = 'authorised')
    FROM submission WHERE visit_id IS NOT NULL GROUP BY visit_id;
