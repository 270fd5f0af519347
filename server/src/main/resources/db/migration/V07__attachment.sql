-- Files that travel apart from their submission, by tus. The bytes are in MongoDB, chunk by chunk; a row says how far each has come.
CREATE TABLE attachment_upload (
    id              uuid PRIMARY KEY,
    authority_id    uuid NOT NULL,
    person_id       uuid NOT NULL,                          -- who sends it
    submission_id   uuid NOT NULL,                          -- which may come later
    attachment_id   uuid NOT NULL,                          -- made on the tablet
    question        text NOT NULL,
    media_type      text NOT NULL,
    sha256          text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size            bigint NOT NULL CHECK (size > 0),
    received        bigint NOT NULL DEFAULT 0,
    state           text NOT NULL DEFAULT 'arriving' CHECK (state IN ('arriving', 'complete', 'refused')),
    problem         text,                                   -- why it was refused
    created_at      timestamptz NOT NULL,
    completed_at    timestamptz,
    copy_media_type text,                                   -- of what people are shown; null when there is nothing to show
    copy_sha256     text,
    copy_size       bigint,
    copy_width      integer,
    copy_height     integer,
    FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id),
    CHECK (received <= size AND (state = 'refused') = (problem IS NOT NULL))
);
-- A lost reply finds the upload again; one that was refused makes room for another.
CREATE UNIQUE INDEX attachment_upload_once ON attachment_upload (authority_id, submission_id, attachment_id, sha256, person_id)
    WHERE state <> 'refused';

-- Which files each revision names. Follows from the documents; a rebuild finds the same rows again.
CREATE TABLE revision_attachment (
    submission_id  uuid NOT NULL,
    content_digest text NOT NULL,
    authority_id   uuid NOT NULL,
    attachment_id  uuid NOT NULL,
    sha256         text NOT NULL,
    PRIMARY KEY (submission_id, content_digest, attachment_id, sha256)
);
