package org.returnhome.tablet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Opens a sealed copy with the authority's private sealing key, for a supervisor, on a machine of the supervisor's: reads the
 * compact JWE from the standard input and prints the unsent work in it as JSON, of a locked store too. Needs no server and no stores.
 */
@Command(name = "open-sealed-copy", mixinStandardHelpOptions = true,
        description = "Open a sealed copy with the private sealing key: JWE in, its content out.")
public final class OpenSealedCopy implements Callable<Integer> {
    private final InputStream in;

    @Spec
    private CommandSpec spec;

    @Option(names = "--key", required = true, description = "file with the private sealing key, a P-256 JWK")
    private Path key;

    public OpenSealedCopy() {
        this(System.in);
    }

    OpenSealedCopy(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        ECKey sealingKey;
        try {
            sealingKey = ECKey.parse(Files.readString(key));
        } catch (IOException | ParseException unreadable) {
            return refused("The file of --key cannot be read as a private P-256 key in JWK form.");
        }
        if (!sealingKey.isPrivate()) {
            return refused("The file of --key holds the public half only: give the private sealing key.");
        }
        try {
            var content = opened(new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip(), sealingKey);
            spec.commandLine().getOut().println(new String(unsentWork(content, sealingKey), StandardCharsets.UTF_8));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (ParseException notOne) {
            return refused("The standard input is no compact JWE: put the parts of the copy together, in their order.");
        } catch (JOSEException | GeneralSecurityException other) {
            return refused("The copy does not open with this key: it was sealed to another, or it was changed.");
        }
    }

    private static byte[] opened(String sealed, ECKey key) throws ParseException, JOSEException {
        var jwe = JWEObject.parse(sealed);
        jwe.decrypt(new ECDHDecrypter(key));
        return jwe.getPayload().toBytes();
    }

    /** A store that was locked comes with its data key, sealed to the same key. */
    private static byte[] unsentWork(byte[] content, ECKey key) throws ParseException, JOSEException, GeneralSecurityException, IOException {
        JsonNode copy;
        try {
            copy = new ObjectMapper().readTree(content);
        } catch (JsonProcessingException noJson) {
            return content;
        }
        return copy.path("kind").asText().equals(LockedStore.KIND)
                ? LockedStore.unsentWork(copy, opened(copy.path("dataKey").asText(), key)).toString().getBytes(StandardCharsets.UTF_8) : content;
    }

    private int refused(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return 1;
    }
}
