-- Who read what of a child's record. Kept before the answer leaves; never changed, never holding personal data.
CREATE TABLE audit_entry (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    request_id   uuid NOT NULL,
    authority_id uuid NOT NULL,
    person_id    uuid NOT NULL,
    role         text NOT NULL CHECK (role ~ '^[a-z][A-Za-z]{0,39}$'),
    -- The root field, or field, through which it was read.
    operation    text NOT NULL CHECK (operation ~ '^[a-z][A-Za-z0-9]{0,59}$'),
    child_id     uuid NOT NULL,
    subject_type text NOT NULL CHECK (subject_type ~ '^[A-Z][A-Za-z]{0,59}$'),
    subject_id   uuid NOT NULL,
    -- A coded word, so that nobody is named here.
    purpose      text CHECK (purpose ~ '^[A-Za-z][A-Za-z0-9_]{0,59}$')
);

COMMENT ON TABLE audit_entry IS 'Reads of children''s records; append-only';

-- "Who has looked at this child's record?" and "What has this person looked at?"
CREATE INDEX audit_entry_child ON audit_entry (child_id, at);
CREATE INDEX audit_entry_person ON audit_entry (person_id, at);

-- No foreign keys: an entry outlives what it speaks of, and writing one must not wait for anybody's lock.

CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_entry is append-only' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_is_append_only();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only();
