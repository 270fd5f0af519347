-- Reviews, packs and the ledger. They live in PostgreSQL alone. Submissions are a projection that can be rebuilt in place, so
-- nothing here refers to them by a foreign key: {submission_id, content_digest} names a revision for good.

-- A reviewer's decision on one revision: one for each, for ever.
CREATE TABLE review (
    id                 uuid PRIMARY KEY,
    authority_id       uuid NOT NULL,
    submission_id      uuid NOT NULL,
    content_digest     text NOT NULL CHECK (content_digest ~ '^[0-9a-f]{64}$'),
    decision           text NOT NULL CHECK (decision IN ('returned', 'authorised')),
    reviewer_id        uuid NOT NULL,
    decided_at         timestamptz NOT NULL,
    comment            text NOT NULL CHECK (char_length(comment) BETWEEN 1 AND 4000),
    released_to_police text[] NOT NULL,                     -- ids, in the form's order
    UNIQUE (submission_id, content_digest),
    FOREIGN KEY (authority_id, reviewer_id) REFERENCES person (authority_id, id)
);

-- An open finding that the manager accepted, with its reason.
CREATE TABLE accepted_finding (
    review_id uuid NOT NULL REFERENCES review,
    position  integer NOT NULL,                             -- in the order given
    path      text NOT NULL,
    reason    text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 1000),
    PRIMARY KEY (review_id, position),
    UNIQUE (review_id, path)
);

-- What one recipient may have of one authorised revision: made once, never altered.
CREATE TABLE pack (
    id              uuid PRIMARY KEY,
    authority_id    uuid NOT NULL REFERENCES authority,
    agency_id       uuid NOT NULL,                          -- the police force it is for
    child_id        uuid NOT NULL,                          -- for the audit
    review_id       uuid NOT NULL REFERENCES review,
    submission_id   uuid NOT NULL,
    content_digest  text NOT NULL,
    offered_as      uuid NOT NULL,                          -- the pack named in the force's feed: itself, or the one whose place it took
    supersedes      uuid UNIQUE REFERENCES pack,            -- the pack that it replaces; that one is not handed out any more
    content         text NOT NULL CHECK (content IN ('agreed', 'outcomeOnly')),
    document        text NOT NULL,                          -- exact canonical JSON
    document_digest text NOT NULL CHECK (document_digest ~ '^[0-9a-f]{64}$'),
    fields          text NOT NULL,                          -- JSON: ids of the questions in the document, in its order
    withheld        text NOT NULL,                          -- JSON: [{section, reason}]
    agreed_until    date,                                   -- last day the young person agreed to
    consent_version text NOT NULL,                          -- content digest and wording version
    made_at         timestamptz NOT NULL,
    FOREIGN KEY (authority_id, agency_id) REFERENCES agency (authority_id, id)
);
CREATE INDEX pack_offered ON pack (offered_as);
CREATE INDEX pack_submission ON pack (submission_id, agency_id);

-- The head of each authority's chain: locked by whoever adds to it, so that concurrent pulls make one chain.
CREATE TABLE ledger_head (
    authority_id uuid PRIMARY KEY REFERENCES authority,
    position     bigint NOT NULL,
    hash         text NOT NULL
);

-- Who had what, when and why. Each hash is over the canonical JSON of the entry and the hash before it.
CREATE TABLE ledger_entry (
    authority_id    uuid NOT NULL REFERENCES authority,
    position        bigint NOT NULL CHECK (position > 0),
    at              timestamptz NOT NULL,                   -- to the millisecond
    kind            text NOT NULL CHECK (kind IN ('pull', 'acknowledge')),
    pack_id         uuid NOT NULL REFERENCES pack,
    person_id       uuid NOT NULL,
    agency_id       uuid NOT NULL,
    purpose         text,                                   -- of a pull
    basis           text NOT NULL,
    consent_version text NOT NULL,
    fields          text NOT NULL,                          -- JSON: ids of the questions in the document
    document_digest text NOT NULL,
    previous_hash   text NOT NULL,
    hash            text NOT NULL,
    PRIMARY KEY (authority_id, position),
    CHECK ((kind = 'pull') = (purpose IS NOT NULL)),
    FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id),
    FOREIGN KEY (authority_id, agency_id) REFERENCES agency (authority_id, id)
);
CREATE INDEX ledger_entry_pack ON ledger_entry (pack_id, kind);

CREATE TABLE pack_acknowledgement (
    pack_id         uuid PRIMARY KEY REFERENCES pack,
    person_id       uuid NOT NULL,
    acknowledged_at timestamptz NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pack_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON pack
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER pack_acknowledgement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON pack_acknowledgement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON review
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER accepted_finding_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON accepted_finding
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How far each visit has come (V02, V03): once authorised it stays so, whatever revisions come later.
CREATE OR REPLACE VIEW visit_progress (visit_id, submitted_at, authorised_at) AS
    SELECT s.visit_id, min(s.received_at), min(r.decided_at)
    FROM submission s LEFT JOIN review r ON r.submission_id = s.id AND r.decision = 'authorised'
    WHERE s.visit_id IS NOT NULL GROUP BY s.visit_id;
