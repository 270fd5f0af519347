package org.returnhome.submission;

/**
 * Something that the form's rules found; never a reason to refuse a submission.
 *
 * @param path of the answer, as {@code offers[0].outcome}
 * @param code what it is, as the engine says (schema/form)
 * @param message one sentence without personal data
 */
public record Finding(FindingKind kind, String path, String code, String message) {}
