package org.returnhome.tablet;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;

/** What can be told of a sealed text without the key: whether it is a compact JWE to an elliptic key, or a piece of one. */
final class SealedCopyText {
    private static final int SEGMENTS = 5;

    private SealedCopyText() {}

    /**
     * Whether the text can be this part of a compact JWE with ECDH-ES and A256GCM.
     *
     * @param first whether it must begin with the header, {@code last} whether nothing follows it
     */
    static boolean plausible(String text, boolean first, boolean last) {
        int dots = 0;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter == '.') {
                dots++;
            } else if (!(letter >= 'A' && letter <= 'Z' || letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9'
                    || letter == '-' || letter == '_')) {
                return false;
            }
        }
        return !text.isEmpty() && dots < SEGMENTS && (!first || header(text)) && (!(first && last) || dots == SEGMENTS - 1);
    }

    private static boolean header(String text) {
        int end = text.indexOf('.');
        if (end < 1) {
            return false;
        }
        try {
            var header = JWEHeader.parse(new Base64URL(text.substring(0, end)));
            return JWEAlgorithm.ECDH_ES.equals(header.getAlgorithm()) && EncryptionMethod.A256GCM.equals(header.getEncryptionMethod());
        } catch (ParseException | RuntimeException notOne) {
            return false;
        }
    }
}
