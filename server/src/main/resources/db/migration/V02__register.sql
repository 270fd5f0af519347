-- Children, their missing episodes, the visits assigned for them, and the feed that tells tablets what changed.

CREATE TABLE child (
    id                     uuid PRIMARY KEY,
    authority_id           uuid NOT NULL REFERENCES authority,
    case_number            text NOT NULL,
    family_name            text NOT NULL,
    given_names            text NOT NULL,
    known_as               text,
    date_of_birth          date NOT NULL,
    gender                 text,                            -- domain §4.9 @gender
    gender_self_described  text,
    ethnicity              text,                            -- domain §4.9 @ethnicity
    first_language         text,                            -- domain §4.9 @language
    status                 text NOT NULL CHECK (status IN ('notKnown', 'knownClosed', 'earlyHelp', 'assessment', 'cin', 'cp',
                                                           'lac', 'lacOla', 'careLeaver')),
    exploitation_team_open boolean NOT NULL,
    team_id                uuid REFERENCES team,            -- null: held by the hub only
    allocated_person_id    uuid,
    placed_out_of_area     text CHECK (placed_out_of_area IN ('inArea', 'ownChildPlacedOut', 'olaChildPlacedIn')),
    responsible_authority  text,                            -- when not placed in area (S2 §10)
    UNIQUE (authority_id, case_number),
    UNIQUE (authority_id, id),
    FOREIGN KEY (authority_id, allocated_person_id) REFERENCES person (authority_id, id)
);
CREATE INDEX child_allocated ON child (allocated_person_id);
CREATE INDEX child_team ON child (team_id);

CREATE TABLE episode (
    id                     uuid PRIMARY KEY,
    authority_id           uuid NOT NULL,
    child_id               uuid NOT NULL,
    client_id              uuid NOT NULL,                   -- made by the caller: a repeated report is the same episode
    category               text NOT NULL CHECK (category IN ('missing', 'apwa', 'absentLegacy', 'unreportedMissing')),
    home_or_care           text NOT NULL CHECK (home_or_care IN ('home', 'care', 'education')),
    missing_from           timestamptz NOT NULL,
    reported_at            timestamptz NOT NULL,
    reporter_type          text,                            -- domain §4.9 @reporterType
    police_log_number      text,
    police_agency_id       uuid,
    police_risk            text CHECK (police_risk IN ('veryLow', 'low', 'medium', 'high', 'notAssessed')),
    found_at               timestamptz,
    returned_at            timestamptz,
    overview               text,
    child_status           text NOT NULL,                   -- the child's as it was when the episode was reported
    exploitation_team_open boolean NOT NULL,                -- likewise
    UNIQUE (authority_id, client_id),
    UNIQUE (authority_id, child_id, id),
    FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
    FOREIGN KEY (authority_id, police_agency_id) REFERENCES agency (authority_id, id),
    CHECK (category = 'unreportedMissing' OR missing_from <= reported_at),
    CHECK (found_at >= missing_from),
    CHECK (returned_at >= found_at),
    CHECK (returned_at IS NULL OR found_at IS NOT NULL)
);
CREATE INDEX episode_newest ON episode (authority_id, missing_from DESC, id DESC);
CREATE INDEX episode_child ON episode (child_id, missing_from DESC, id DESC);
CREATE INDEX episode_force ON episode (police_agency_id, missing_from DESC, id DESC);

CREATE TABLE visit (
    id           uuid PRIMARY KEY,
    authority_id uuid NOT NULL,
    child_id     uuid NOT NULL,
    form_key     text NOT NULL,
    form_version integer NOT NULL,                          -- pinned: a newer version never changes it (domain §3.7)
    worker_id    uuid NOT NULL,                             -- of the assignment that has not ended
    assigned_at  timestamptz NOT NULL,
    due_at       timestamptz,                               -- earliest K12 of the episodes; null for forms without K12
    note         text,
    withdrawn_at timestamptz,
    UNIQUE (authority_id, child_id, id),
    FOREIGN KEY (authority_id, child_id) REFERENCES child (authority_id, id),
    FOREIGN KEY (authority_id, worker_id) REFERENCES person (authority_id, id)
);
CREATE INDEX visit_due ON visit (authority_id, (coalesce(due_at, 'infinity')), id);
CREATE INDEX visit_worker ON visit (worker_id, (coalesce(due_at, 'infinity')), id);
CREATE INDEX visit_child ON visit (child_id);

CREATE TABLE visit_episode (
    authority_id uuid NOT NULL,
    child_id     uuid NOT NULL,
    visit_id     uuid NOT NULL,
    episode_id   uuid NOT NULL,
    PRIMARY KEY (visit_id, episode_id),
    FOREIGN KEY (authority_id, child_id, visit_id) REFERENCES visit (authority_id, child_id, id),
    FOREIGN KEY (authority_id, child_id, episode_id) REFERENCES episode (authority_id, child_id, id)
);
CREATE INDEX visit_episode_episode ON visit_episode (episode_id);

-- Everybody to whom the visit is or was given; rows are ended, never removed.
CREATE TABLE visit_assignment (
    id           uuid PRIMARY KEY,
    authority_id uuid NOT NULL,
    client_id    uuid NOT NULL,                             -- made by the caller: a repeated assignment changes nothing
    visit_id     uuid NOT NULL REFERENCES visit DEFERRABLE INITIALLY DEFERRED, -- the client id is claimed first
    worker_id    uuid NOT NULL,
    assigned_at  timestamptz NOT NULL,
    ended_at     timestamptz,
    UNIQUE (authority_id, client_id),
    FOREIGN KEY (authority_id, worker_id) REFERENCES person (authority_id, id)
);
CREATE UNIQUE INDEX visit_assignment_current ON visit_assignment (visit_id) WHERE ended_at IS NULL;

-- What the form's rules and prefilled questions were given, and when; a return recorded later adds a row.
CREATE TABLE visit_facts (
    visit_id  uuid NOT NULL REFERENCES visit,
    pin       integer NOT NULL,                             -- 1, 2, … within the visit; the last one holds
    pinned_at timestamptz NOT NULL,
    facts     text NOT NULL,                                -- canonical JSON (RFC 8785), byte for byte
    PRIMARY KEY (visit_id, pin)
);

-- When a duty on a visit was done: the time of the conversation. Follows from submissions and can be rebuilt from them.
CREATE TABLE clock_stop (
    visit_id       uuid NOT NULL REFERENCES visit,
    clock          text NOT NULL,                           -- domain §3.4, such as K12
    stopped_at     timestamptz NOT NULL,
    submission_id  uuid NOT NULL,
    content_digest text NOT NULL,
    PRIMARY KEY (visit_id, clock, submission_id)
);

-- How far each visit has come, one row at most. Submissions and reviews give it its rows in their own migrations.
CREATE VIEW visit_progress (visit_id, submitted_at, authorised_at) AS
    SELECT NULL::uuid, NULL::timestamptz, NULL::timestamptz WHERE false;

-- One feed for each audience, `person:<uuid>` or `agency:<uuid>`. The head is counted up under its row lock.
CREATE TABLE feed (
    audience text PRIMARY KEY,
    head     bigint NOT NULL
);

CREATE TABLE feed_entry (
    audience   text NOT NULL REFERENCES feed,
    position   bigint NOT NULL,
    kind       text NOT NULL,
    subject_id uuid NOT NULL,
    detail     jsonb NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (audience, position)
);
