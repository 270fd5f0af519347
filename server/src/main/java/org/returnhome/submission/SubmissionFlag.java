package org.returnhome.submission;

/** What the server noticed about a revision; none of them refuses it. */
public enum SubmissionFlag {
    /** The device's clock was more than a day from the server's. */
    CLOCK_OFF,
    /** The visit has since been given to another worker. */
    REASSIGNED,
    /** There was no visit, but the worker may know the child. */
    WITHOUT_VISIT,
    /** The tablet's verdict differs from the server's. */
    VERDICT_DIFFERS,
    /** The pinned facts differ from those the visit carries. */
    FACTS_DIFFER,
    /** A young person's signature no longer matches what was signed. */
    SIGNATURE_VOID,
    /** An attachment it names has not arrived. */
    ATTACHMENTS_MISSING,
    /** A danger answer raised an urgent item (domain D5). */
    URGENT,
    /** It was taken out of quarantine by a person. */
    FROM_QUARANTINE
}
