/**
 * What a worker hands in about one conversation: the envelope that the tablet's key signs, its evidence and digests, the
 * receipt for it, and its way into the stores. {@code schema/submission/README.md} settles the bytes.
 */
package org.returnhome.submission;
