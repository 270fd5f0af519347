/**
 * What leaves for another agency: packs, made once at authorisation and cut down to what the form, the young person and the
 * reviewer allow, and the ledger, an append-only hash chain of every pull and acknowledgement.
 */
package org.returnhome.disclosure;
