package org.returnhome.submission;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import org.returnhome.submission.wire.CanonicalJson;
import org.returnhome.submission.wire.Sha256;

/**
 * Names what the young person was shown and signed: SHA-256 of canonical JSON of the submission's id, the form's hash, the
 * language, the version of the wording, the answers that the form marks {@code signedByChild} (what they say, not when nor
 * by whom) and the wishes about sharing. Nothing that only practitioners see is in it (domain §4(a)).
 */
public final class SignedDigest {
    private SignedDigest() {}

    /** @param signedByChild ids of the questions that the form marks so */
    public static String of(Envelope envelope, Set<String> signedByChild) {
        return Sha256.hex(shown(envelope, signedByChild));
    }

    /** The bytes that the digest is of. */
    static byte[] shown(Envelope envelope, Set<String> signedByChild) {
        var json = JsonNodeFactory.instance.objectNode().put("id", envelope.id().toString())
                .put("formHash", envelope.form().hash()).put("language", envelope.language())
                .put("wordingVersion", envelope.wordingVersion().orElse(null));
        var answers = json.putObject("answers");
        envelope.answers().forEach((question, answer) -> {
            if (signedByChild.contains(question)) {
                answers.set(question, EnvelopeJson.content(answer));
            }
        });
        var wishes = json.putArray("wishes");
        envelope.wishes().forEach(wish -> wishes.add(EnvelopeJson.write(wish)));
        return CanonicalJson.write(json);
    }
}
