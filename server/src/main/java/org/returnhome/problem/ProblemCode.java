package org.returnhome.problem;

/** Every kind of problem; equal to the enum {@code ProblemCode} of the schema, which describes each. A code is never reused. */
public enum ProblemCode {
    FAULT("fault"),
    UNAVAILABLE("unavailable"),
    TOOK_TOO_LONG("tookTooLong"),
    NOT_SIGNED_IN("notSignedIn"),
    NOT_ALLOWED("notAllowed"),
    NOT_FOUND("notFound"),
    BAD_REQUEST("badRequest"),
    BAD_METHOD("badMethod"),
    BAD_MEDIA_TYPE("badMediaType"),
    BODY_TOO_LARGE("bodyTooLarge"),
    DUPLICATE_KEY("duplicateKey"),
    OVER_LIMIT("overLimit"),
    BAD_DOCUMENT("badDocument"),
    BAD_ARGUMENT("badArgument"),
    BAD_CURSOR("badCursor"),

    ALREADY_RETURNED("alreadyReturned"),
    CLIENT_ID_USED("clientIdUsed"),
    IN_FUTURE("inFuture"),
    OUT_OF_ORDER("outOfOrder"),
    SEVERAL_CHILDREN("severalChildren"),
    STILL_MISSING("stillMissing"),
    UNSUITABLE_WORKER("unsuitableWorker"),
    VISIT_WITHDRAWN("visitWithdrawn"),

    FINDINGS_OPEN("findingsOpen"),
    NOT_LEFT_TO_REVIEWER("notLeftToReviewer"),
    NOT_REVIEWABLE("notReviewable"),
    OWN_INTERVIEW("ownInterview"),
    REVISION_CHANGED("revisionChanged"),

    ALGORITHM_REFUSED("algorithmRefused"),
    ALREADY_ACKNOWLEDGED("alreadyAcknowledged"),
    ALREADY_RESOLVED("alreadyResolved"),
    BAD_SIGNATURE("badSignature"),
    CONFLICTING_REVISION("conflictingRevision"),
    ENVELOPE_INVALID("envelopeInvalid"),
    EVIDENCE_DIGEST_MISMATCH("evidenceDigestMismatch"),
    EVIDENCE_MISSING("evidenceMissing"),
    HEADER_REFUSED("headerRefused"),
    LONE_SURROGATE("loneSurrogate"),
    MALFORMED_ENCODING("malformedEncoding"),
    MALFORMED_JSON("malformedJson"),
    NEVER_ASSIGNED("neverAssigned"),
    NOT_CANONICAL("notCanonical"),
    NOT_NORMALISED("notNormalised"),
    NUL_CHARACTER("nulCharacter"),
    NUMBER_OUT_OF_RANGE("numberOutOfRange"),
    NOT_A_HEAD("notAHead"),
    NOT_STORABLE("notStorable"),
    OTHER_CHILD("otherChild"),
    PERSON_MISMATCH("personMismatch"),
    REVOKED_DEVICE("revokedDevice"),
    TOO_DEEP("tooDeep"),
    UNKNOWN_ENVELOPE_VERSION("unknownEnvelopeVersion"),
    UNKNOWN_FORM("unknownForm"),
    UNKNOWN_VERSION("unknownVersion"),
    WRONG_VISIT("wrongVisit"),
    WRONG_DEVICE_KEY("wrongDeviceKey"),
    WRONG_DIGEST("wrongDigest"),

    TOKEN_EXPIRED("tokenExpired"),
    TOKEN_INVALID("tokenInvalid"),
    ENROLMENT_CODE_WRONG("enrolmentCodeWrong"),
    DEVICE_KEY_INVALID("deviceKeyInvalid"),
    DEVICE_KEY_TAKEN("deviceKeyTaken"),
    DEVICE_PROOF_INVALID("deviceProofInvalid"),
    SEALING_KEY_MISSING("sealingKeyMissing"),
    NOT_A_SEALED_COPY("notASealedCopy"),

    OFFSET_CONFLICT("offsetConflict"),
    CHECKSUM_MISMATCH("checksumMismatch"),
    UNSUPPORTED_MEDIA("unsupportedMedia"),
    UPLOAD_REFUSED("uploadRefused"),
    UNSUPPORTED_PROTOCOL("unsupportedProtocol"),

    DOCUMENT_NOT_REGISTERED("documentNotRegistered");

    private final String word;

    ProblemCode(String word) {
        this.word = word;
    }

    /** The code as it stands in the schema and on the wire. */
    public String word() {
        return word;
    }
}
