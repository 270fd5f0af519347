package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.returnhome.storage.Ids;
import org.returnhome.storage.KilledServer;
import org.returnhome.submission.wire.Sha256;

/** The server is killed (SIGKILL) while a file arrives, over and over: what was acknowledged is there, and the file comes whole (issue 3, 7). */
class KilledUnderUploadTest {

    private static final int TRIALS = 4;
    private static final int CHUNK = 16 << 10;
    private static final int SIZE = 24 << 20;
    private static final String CHUNK_TYPE = "application/offset+octet-stream";

    private final HttpClient client = HttpClient.newHttpClient();
    private final byte[] sound = sound();
    private final AtomicLong acknowledged = new AtomicLong();

    @TempDir
    Path directory;

    @Test
    void an_upload_goes_on_behind_the_last_acknowledged_part_after_each_kill() throws Exception {
        try (var server = KilledServer.on(directory).setting("DEMO_DATA", "true").start()) {
            var upload = created(server.url("/"));
            for (int trial = 1; trial <= TRIALS; trial++) {
                killUnderLoad(server, upload);
                server.start();
                var offset = offset(server.url("/"), upload);
                assertThat(offset).as("kill %d", trial).isBetween(acknowledged.get(), acknowledged.get() + CHUNK).isLessThan(SIZE);
                acknowledged.set(offset);
            }
            while (acknowledged.get() < SIZE) {
                assertThat(send(server.url("/"), upload, acknowledged.get(), 4 << 20)).isEqualTo(204);
            }
            assertThat(offset(server.url("/"), upload)).as("whole, with the digest that was announced, else it were gone").isEqualTo(SIZE);
        }
    }

    private void killUnderLoad(KilledServer server, String upload) throws InterruptedException {
        var root = server.url("/");
        long before = acknowledged.get();
        var sender = Thread.ofPlatform().start(() -> {
            try {
                while (send(root, upload, acknowledged.get(), CHUNK) == 204) {
                    Thread.onSpinWait();
                }
            } catch (IOException gone) {
                // the server was killed
            }
        });
        for (int wait = 0; wait < 6_000 && acknowledged.get() == before; wait++) {
            Thread.sleep(5);
        }
        Thread.sleep(ThreadLocalRandom.current().nextInt(300));
        server.kill();
        sender.join();
        assertThat(acknowledged.get()).isGreaterThan(before);
    }

    private int send(URI root, String upload, long offset, int most) throws IOException {
        var part = Arrays.copyOfRange(sound, (int) offset, (int) Math.min(SIZE, offset + most));
        var answer = ask(request(root, upload).header("Upload-Offset", Long.toString(offset)).header("Content-Type", CHUNK_TYPE)
                .method("PATCH", BodyPublishers.ofByteArray(part)));
        if (answer.statusCode() == 204) {
            acknowledged.set(Long.parseLong(answer.headers().firstValue("Upload-Offset").orElseThrow()));
        }
        return answer.statusCode();
    }

    private String created(URI root) throws IOException {
        var ids = new Ids();
        var metadata = "submission " + base64(ids.next()) + ",attachment " + base64(ids.next()) + ",sha256 " + base64(Sha256.hex(sound)) + ",mediaType "
                + base64("audio/ogg") + ",question " + base64("whatHappened");
        var answer = ask(request(root, "/attachments").header("Upload-Length", Integer.toString(SIZE)).header("Upload-Metadata", metadata).POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private long offset(URI root, String upload) throws IOException {
        var answer = ask(request(root, upload).method("HEAD", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Long.parseLong(answer.headers().firstValue("Upload-Offset").orElseThrow());
    }

    private String token;
    private URI tokenOf;

    private HttpRequest.Builder request(URI root, String path) throws IOException {
        if (!root.equals(tokenOf)) {
            var form = HttpRequest.newBuilder(root.resolve("/token")).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=password&username=worker&password=fernwick-demo-only"));
            token = (String) new ObjectMapper().readValue(ask(form).body(), Map.class).get("access_token");
            tokenOf = root;
        }
        return HttpRequest.newBuilder(root.resolve(path)).header("Authorization", "Bearer " + token).header("Tus-Resumable", "1.0.0");
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static String base64(Object text) {
        return Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sound() {
        var bytes = new byte[SIZE];
        new Random(7).nextBytes(bytes);
        var head = ("OggS\0\2" + "a".repeat(22) + "OpusHead").getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }
}
