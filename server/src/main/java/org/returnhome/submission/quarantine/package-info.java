/** What could not be stored as a submission, and the way out of it: a person accepts it or sets it aside. */
package org.returnhome.submission.quarantine;
