package org.returnhome.access.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Set;

/**
 * Somebody whose tokens are accepted, and on what terms.
 *
 * @param name exactly as in {@code iss}
 * @param audience must be among the token's audiences
 * @param algorithm the one accepted signature algorithm
 * @param types accepted values of {@code typ}, in lower case; the empty text stands for none
 * @param keys the issuer's public keys
 * @param personClaim the claim that says who the person is
 * @param builtIn whether it is this server: then the claim is the person's id in the register
 */
record TrustedIssuer(String name, String audience, JWSAlgorithm algorithm, Set<String> types, JWKSource<SecurityContext> keys,
                     String personClaim, boolean builtIn) {}
