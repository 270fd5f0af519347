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
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
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

    @Test
    void a_store_that_nobody_could_open_is_told_as_unsent_work() throws Exception {
        var dataKey = new byte[32];
        dataKey[3] = 7;
        var records = String.join(",", record(dataKey, "enrolment", "enrolment", "{\"worker\":\"w\",\"device\":\"d\"}"),
                record(dataKey, "outbox", "o", "{\"item\":{\"jws\":\"j\",\"blobs\":[]}}"),
                record(dataKey, "contacts", "1", "{\"clientId\":\"sent\",\"sentAt\":\"2026-11-22T09:00:00Z\"}"),
                record(dataKey, "contacts", "2", "{\"clientId\":\"c\",\"visit\":\"v\",\"kind\":\"offer\",\"at\":\"t\",\"note\":null,\"newTime\":null,\"sentAt\":null}"),
                record(dataKey, "attachments", "a", "{\"id\":\"a\",\"submission\":\"s\",\"sha256\":\"h\",\"size\":6,\"mediaType\":\"image/png\",\"question\":\"q\",\"chunks\":2,\"state\":\"waiting\"}"),
                record(dataKey, "chunks", "a/0", "abc"), record(dataKey, "chunks", "a/1", "def"));
        var copy = "{\"version\":1,\"kind\":\"lockedStore\",\"label\":\"L\",\"madeAt\":\"m\",\"dataKey\":\"" + sealed(dataKey) + "\",\"records\":[" + records + "]}";
        assertThat(open(KEY.toJSONString(), sealed(copy)).out().strip()).isEqualTo("{\"version\":1,\"kind\":\"unsentWork\",\"worker\":\"w\",\"device\":\"d\","
                + "\"label\":\"L\",\"madeAt\":\"m\",\"items\":[{\"jws\":\"j\",\"blobs\":[]}],\"drafts\":[],\"contacts\":[{\"clientId\":\"c\",\"visit\":\"v\","
                + "\"kind\":\"offer\",\"at\":\"t\",\"note\":null,\"newTime\":null}],\"attachments\":["
                + "{\"id\":\"a\",\"submission\":\"s\",\"sha256\":\"h\",\"size\":6,\"mediaType\":\"image/png\",\"question\":\"q\",\"offset\":0,\"content\":\"YWJj\"},"
                + "{\"id\":\"a\",\"submission\":\"s\",\"sha256\":\"h\",\"size\":6,\"mediaType\":\"image/png\",\"question\":\"q\",\"offset\":3,\"content\":\"ZGVm\"}]}");
        assertThat(open(KEY.toJSONString(), sealed(copy.replace("\"outbox\"", "\"drafts\""))).problem()).as("a record in another place").startsWith("The copy does not open");
    }

    private static String record(byte[] key, String table, String id, String content) throws Exception {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var iv = new byte[12];
        iv[0] = (byte) (table + id).hashCode();
        iv[1] = (byte) ((table + id).hashCode() >> 8);
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD((table + "\0" + id).getBytes(StandardCharsets.UTF_8));
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return "{\"table\":\"" + table + "\",\"id\":\"" + id + "\",\"iv\":\"" + base64.encodeToString(iv) + "\",\"content\":\""
                + base64.encodeToString(cipher.doFinal(content.getBytes(StandardCharsets.UTF_8))) + "\"}";
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
        return sealed(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String sealed(byte[] content) throws Exception {
        var jwe = new JWEObject(new JWEHeader(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM), new Payload(content));
        jwe.encrypt(new ECDHEncrypter(KEY.toPublicJWK()));
        return jwe.serialize();
    }
}
