/**
 * What workers hand in. How it is written and signed is in {@link org.returnhome.submission.Envelope} and its neighbours. The
 * documents are the truth ({@link org.returnhome.submission.SubmissionDocuments}); the index in the register
 * ({@link org.returnhome.submission.Submissions}) follows from them and can be rebuilt.
 */
package org.returnhome.submission;
