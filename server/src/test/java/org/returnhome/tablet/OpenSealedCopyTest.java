package org.returnhome.tablet;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.returnhome.access.TestPeople;
import picocli.CommandLine;

/** A supervisor opens a sealed copy away from the server (wire.md, Keys and loss). */
class OpenSealedCopyTest {
    private static final ECKey KEY = TestPeople.key();

    @TempDir
    Path files;

    private record Outcome(int code, String out, String problem) {}

    @Test
    void another_key_the_public_half_and_no_key_at_all_open_nothing() throws Exception {
        assertThat(open(TestPeople.key().toJSONString(), sealed("secret")).problem()).startsWith("The copy does not open with this key");
        assertThat(open(KEY.toPublicJWK().toJSONString(), sealed("secret")).problem()).startsWith("The file of --key holds the public half only");
        assertThat(open("no key", sealed("secret")).problem()).startsWith("The file of --key cannot be read");
    }

    @Test
    void what_was_changed_or_is_no_copy_is_refused() throws Exception {
        var sealed = sealed("secret");
        assertThat(open(KEY.toJSONString(), sealed.substring(0, sealed.length() - 4) + "AAAA").code()).isEqualTo(1);
        assertThat(open(KEY.toJSONString(), "nothing").problem()).startsWith("The standard input is no compact JWE");
    }

    @Test
    void the_right_key_opens_it() throws Exception {
        var opened = open(KEY.toJSONString(), sealed("{\"items\":[\"Zoë 🏠\"]}") + "\n");
        assertThat(opened.code()).isZero();
        assertThat(opened.out()).isEqualTo("{\"items\":[\"Zoë 🏠\"]}" + System.lineSeparator());
    }

    private Outcome open(String key, String sealed) throws IOException {
        var file = Files.writeString(files.resolve("key.json"), key);
        var out = new StringWriter();
        var problem = new StringWriter();
        int code = new CommandLine(new OpenSealedCopy(new ByteArrayInputStream(sealed.getBytes(StandardCharsets.UTF_8))))
                .setOut(new PrintWriter(out)).setErr(new PrintWriter(problem)).execute("--key", file.toString());
        return new Outcome(code, out.toString(), problem.toString());
    }

    private static String sealed(String content) throws Exception {
        var jwe = new JWEObject(new JWEHeader(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM), new Payload(content));
        jwe.encrypt(new ECDHEncrypter(KEY.toPublicJWK()));
        return jwe.serialize();
    }
}
