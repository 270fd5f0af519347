package org.returnhome.submission;

/** Kinds of finding (schema/form). Open {@code REQUIRED} and {@code MUST_BE} findings need a manager's reason. */
public enum FindingKind {
    REQUIRED, RECOMMENDED, MUST_BE, TYPE, FLAG
}
