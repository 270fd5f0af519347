-- What the tablet app needs of the register beside submissions.

-- Numbers that a worker may have to ring from a visit, in the order in which they are shown.
CREATE TABLE authority_contact (
    authority_id uuid NOT NULL REFERENCES authority,
    position     integer NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('dutyTeam', 'emergencyDutyTeam', 'missingHub', 'police')),
    name         text NOT NULL,
    phone        text NOT NULL,
    hours        text,                                      -- when it is answered, in words
    PRIMARY KEY (authority_id, position)
);

-- Offers, attempts, refusals and new dates on the way to an interview; rows are never changed.
CREATE TABLE contact_attempt (
    id           uuid PRIMARY KEY,
    authority_id uuid NOT NULL,
    client_id    uuid NOT NULL,                             -- made on the tablet: a repeat changes nothing
    visit_id     uuid NOT NULL,
    child_id     uuid NOT NULL,
    recorded_by  uuid NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('offer', 'attempt', 'decline', 'reschedule')),
    at           text NOT NULL,                             -- RFC 3339 as the device wrote it
    at_instant   timestamptz NOT NULL,
    received_at  timestamptz NOT NULL,
    note         text,
    new_time     text,                                      -- RFC 3339 as the device wrote it
    reassigned   boolean NOT NULL,                          -- the visit was another worker's by then
    UNIQUE (authority_id, client_id),
    FOREIGN KEY (authority_id, child_id, visit_id) REFERENCES visit (authority_id, child_id, id),
    FOREIGN KEY (authority_id, recorded_by) REFERENCES person (authority_id, id)
);
CREATE INDEX contact_attempt_visit ON contact_attempt (visit_id, at_instant, id);

-- What each tablet said last of itself.
CREATE TABLE heartbeat (
    device_id                 uuid PRIMARY KEY REFERENCES device,
    at                        timestamptz NOT NULL,         -- server time
    unsent                    integer NOT NULL CHECK (unsent >= 0),
    set_aside                 integer NOT NULL CHECK (set_aside >= 0),
    oldest_unsent_at          text,                         -- RFC 3339 by the device's clock
    oldest_unsent_instant     timestamptz,                  -- the same, put right by the clock offset
    clock_offset_milliseconds bigint NOT NULL,              -- server time less device time
    storage_persisted         boolean NOT NULL,
    app_version               text NOT NULL
);

CREATE TABLE wipe_order (
    device_id    uuid PRIMARY KEY,
    authority_id uuid NOT NULL,
    ordered_by   uuid NOT NULL,
    ordered_at   timestamptz NOT NULL,
    reason       text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 1000),
    FOREIGN KEY (authority_id, device_id) REFERENCES device (authority_id, id),
    FOREIGN KEY (authority_id, ordered_by) REFERENCES person (authority_id, id)
);

-- Sealed copies: what lay on a tablet, sealed to a key that is not here. The text itself is in MongoDB, in parts.
CREATE TABLE sealed_copy (
    id           uuid PRIMARY KEY,
    authority_id uuid NOT NULL,
    client_id    uuid NOT NULL,
    device_id    uuid,                                      -- null when a file does not tell
    person_id    uuid NOT NULL,                             -- who handed it in, or brought the file
    from_file    boolean NOT NULL,
    parts        integer NOT NULL CHECK (parts BETWEEN 1 AND 10),
    received_at  timestamptz NOT NULL,
    size         bigint,                                    -- characters; null until all parts are here
    digest       text,                                      -- SHA-256 of the whole text
    receipt      text,                                      -- compact JWS, signed once
    imported_by  uuid,                                      -- who first brought in what was in it
    imported_at  timestamptz,
    UNIQUE (authority_id, client_id),
    FOREIGN KEY (authority_id, device_id) REFERENCES device (authority_id, id),
    FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id),
    FOREIGN KEY (authority_id, imported_by) REFERENCES person (authority_id, id)
);
CREATE INDEX sealed_copy_newest ON sealed_copy (authority_id, received_at DESC, id DESC);

CREATE TABLE sealed_copy_part (
    copy_id uuid NOT NULL REFERENCES sealed_copy,
    part    integer NOT NULL,
    digest  text NOT NULL,
    PRIMARY KEY (copy_id, part)
);

-- Each time somebody took a part of a copy out to be opened elsewhere; rows are added only.
CREATE TABLE sealed_copy_opening (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    copy_id   uuid NOT NULL REFERENCES sealed_copy,
    part      integer NOT NULL,
    opened_by uuid NOT NULL REFERENCES person,
    opened_at timestamptz NOT NULL,
    reason    text NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 1000)
);
CREATE INDEX sealed_copy_opening_copy ON sealed_copy_opening (copy_id, id);
