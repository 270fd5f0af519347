/** Answers that mean danger now (domain D5): raised at the sync, before any review, until somebody acknowledges them. */
package org.returnhome.submission.urgent;
