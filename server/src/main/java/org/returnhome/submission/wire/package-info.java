/**
 * Bytes and keys: strict JSON, its canonical form (RFC 8785), base64url, SHA-256, ES256 and compact JWS, each read in
 * one way only, so that two programs never understand the same bytes differently. Knows nothing of submissions.
 */
package org.returnhome.submission.wire;
