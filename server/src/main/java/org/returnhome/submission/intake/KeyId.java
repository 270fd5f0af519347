package org.returnhome.submission.intake;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;

/** The key that a JWS names. */
final class KeyId {
    private KeyId() {}

    /** The {@code kid} of the protected header; empty text if it names none, as what comes out of quarantine may. */
    static String of(String jws) {
        try {
            var named = JWSHeader.parse(new Base64URL(jws.substring(0, Math.max(0, jws.indexOf('.'))))).getKeyID();
            return named == null ? "" : named;
        } catch (ParseException | IllegalArgumentException notAHeader) {
            return "";
        }
    }
}
