-- People, agencies, devices and what they sign in with. Other domains refer to authority, agency, team, person and device.

CREATE TABLE authority (
    id                   uuid PRIMARY KEY,
    name                 text NOT NULL,
    local_authority_code text NOT NULL UNIQUE,              -- GSS code, such as E09999999
    sealing_key          text,                              -- public P-256 JWK; its private half is never on the server
    created_at           timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE agency (
    id           uuid PRIMARY KEY,
    authority_id uuid NOT NULL REFERENCES authority,
    name         text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('localAuthority', 'police', 'provider')),
    UNIQUE (authority_id, name),
    UNIQUE (authority_id, id)
);

CREATE TABLE team (
    id        uuid PRIMARY KEY,
    agency_id uuid NOT NULL REFERENCES agency,
    name      text NOT NULL,
    UNIQUE (agency_id, name),
    UNIQUE (agency_id, id)
);

CREATE TABLE person (
    id              uuid PRIMARY KEY,
    authority_id    uuid NOT NULL REFERENCES authority,
    agency_id       uuid NOT NULL,
    team_id         uuid,
    role            text NOT NULL CHECK (role IN ('missingWorker', 'missingCoordinator', 'socialWorker', 'teamManager',
                                                  'police', 'authorityAdmin')),
    display_name    text NOT NULL,
    user_name       text NOT NULL,
    password_hash   text,                                   -- null: signs in through the authority's own issuer only
    active          boolean NOT NULL DEFAULT true,
    failed_sign_ins integer NOT NULL DEFAULT 0,             -- since the last success
    locked_until    timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (authority_id, id),
    FOREIGN KEY (authority_id, agency_id) REFERENCES agency (authority_id, id),
    FOREIGN KEY (agency_id, team_id) REFERENCES team (agency_id, id)
);
CREATE UNIQUE INDEX person_user_name ON person (lower(user_name));

-- Who a person is at an issuer other than our own.
CREATE TABLE person_identity (
    issuer    text NOT NULL,
    subject   text NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    PRIMARY KEY (issuer, subject)
);

-- One key pair for each (worker, device); several workers may share one tablet, each with a row of their own.
CREATE TABLE device (
    id             uuid PRIMARY KEY,
    authority_id   uuid NOT NULL REFERENCES authority,
    person_id      uuid NOT NULL,
    key_thumbprint text NOT NULL,                           -- RFC 7638, SHA-256, base64url
    public_jwk     text NOT NULL,
    name           text NOT NULL,
    enrolled_at    timestamptz NOT NULL,
    revoked_at     timestamptz,
    revoked_by     uuid,
    revoke_reason  text,
    UNIQUE (authority_id, key_thumbprint),
    UNIQUE (authority_id, id),
    FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id),
    FOREIGN KEY (authority_id, revoked_by) REFERENCES person (authority_id, id),
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL) AND (revoked_at IS NULL) = (revoke_reason IS NULL))
);
CREATE INDEX device_person ON device (person_id);

CREATE TABLE enrolment_code (
    id           uuid PRIMARY KEY,
    person_id    uuid NOT NULL REFERENCES person,
    issued_by    uuid NOT NULL REFERENCES person,
    device_name  text NOT NULL,
    code_hash    text NOT NULL,                             -- SHA-256, lower-case hex
    issued_at    timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    wrong_tries  integer NOT NULL DEFAULT 0,
    used_at      timestamptz,
    device_id    uuid REFERENCES device
);
CREATE INDEX enrolment_code_person ON enrolment_code (person_id, issued_at);

-- A family is one sign-in: each use of a token replaces it by the next. Only the SHA-256 is kept.
CREATE TABLE refresh_token (
    id             uuid PRIMARY KEY,
    family_id      uuid NOT NULL,
    person_id      uuid NOT NULL REFERENCES person,
    key_thumbprint text,                                    -- the device key the family is bound to, if any
    token_hash     text NOT NULL UNIQUE,                    -- lower-case hex
    issued_at      timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    replaced_by    uuid REFERENCES refresh_token,
    used_again_at  timestamptz,                             -- the one time it worked again after a lost reply
    revoked_at     timestamptz
);
CREATE INDEX refresh_token_family ON refresh_token (family_id);
CREATE INDEX refresh_token_person ON refresh_token (person_id);
