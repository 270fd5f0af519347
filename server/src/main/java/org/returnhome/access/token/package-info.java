/**
 * Tokens: signing in with the built-in issuer, checking of bearer tokens from it and from the authority's own OpenID
 * provider, and the filter that finds the {@link org.returnhome.access.Caller} of each request.
 */
package org.returnhome.access.token;
