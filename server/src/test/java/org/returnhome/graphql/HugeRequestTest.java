package org.returnhome.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.storage.TestStores;

/** Requests far beyond the limits are refused fast, and the server goes on. */
@Timeout(60)
class HugeRequestTest {

    private static final Tiny TINY = new Tiny();
    private static final int HUNDRED_MEGABYTES = 100 * 1024 * 1024;

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().setting("test.callers", "true")
            .bean(GraphQLSchema.class, TINY.schema).bean(Wiring.class, TINY.wiring);

    private final Asking asking = new Asking(STORES.url("/graphql"));

    @Test
    void a_hundred_megabytes_announced_are_refused_before_they_are_read() throws IOException {
        try (var socket = socket()) {
            socket.getOutputStream().write(head("Content-Length: " + HUNDRED_MEGABYTES));
            socket.getOutputStream().write(new byte[64 * 1024]);
            assertThat(statusLine(socket.getInputStream())).contains(" 413 ");
        }
        assertThat(asking.post("{ thread }").status()).isEqualTo(200);
    }

    @Test
    void a_hundred_megabytes_not_announced_are_refused_on_the_way() throws IOException {
        try (var socket = socket()) {
            socket.getOutputStream().write(head("Transfer-Encoding: chunked"));
            var chunk = new byte[1024 * 1024];
            try {
                for (int sent = 0; sent < HUNDRED_MEGABYTES; sent += chunk.length) {
                    socket.getOutputStream().write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().write(chunk);
                    socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            } catch (SocketException refusedOnTheWay) {
                // the server need not take the rest
            }
            assertThat(statusLine(socket.getInputStream())).contains(" 413 ");
        }
        assertThat(asking.post("{ thread }").status()).isEqualTo(200);
    }

    @Test
    void a_body_just_over_the_limit_is_413_with_a_code_and_the_connection_stays_usable() throws IOException {
        try (var socket = socket()) {
            int size = 8 * 1024 * 1024 + 1;
            socket.getOutputStream().write(head("Content-Length: " + size));
            socket.getOutputStream().write(new byte[size]);
            var in = new BufferedInputStream(socket.getInputStream());
            var answer = response(in);
            assertThat(answer).contains(" 413 ").contains("bodyTooLarge");
            var next = "{\"query\":\"{ thread }\"}";
            socket.getOutputStream().write(head("Content-Length: " + next.length()));
            socket.getOutputStream().write(next.getBytes(StandardCharsets.US_ASCII));
            assertThat(response(in)).contains(" 200 ").contains("virtual");
        }
    }

    @Test
    void ten_thousand_levels_are_refused_fast() {
        var deepQuery = "{ things { nodes { " + "next { ".repeat(10_000) + "number" + " }".repeat(10_003);
        assertRefused(asking.post(deepQuery), "overLimit");
        assertRefused(asking.post("{ echo(input: " + "{inner: [".repeat(3_000) + "]}".repeat(3_000) + ") }"), "badDocument", "overLimit");
        assertRefused(asking.body("{\"query\":\"{ thread }\",\"variables\":{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}}"), "overLimit");
        assertRefused(asking.body("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)), "overLimit");
    }

    @Test
    void long_documents_and_many_tokens_are_refused_fast() {
        assertRefused(asking.post("{ thread } #" + "x".repeat(40_000)), "overLimit");
        assertRefused(asking.post("{" + " a".repeat(7_000) + " }"), "badDocument", "overLimit");
        assertRefused(asking.post("{" + IntStream.range(0, 900).mapToObj(number -> " a" + number + ": thread").collect(Collectors.joining()) + " }"), "overLimit");
        assertRefused(asking.post("{" + " thread @a".repeat(2_000) + " }"), "badDocument", "overLimit");
    }

    private static void assertRefused(Asking.Answered answer, String... codes) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isIn((Object[]) codes);
        assertThat(answer.body().length()).isLessThan(2_000);
    }

    private static Socket socket() throws IOException {
        var socket = new Socket(STORES.url("/").getHost(), STORES.url("/").getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static byte[] head(String length) {
        return ("POST /graphql HTTP/1.1\r\nHost: localhost\r\nTest-Role: teamManager\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String statusLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static String response(InputStream in) throws IOException {
        var all = new StringBuilder(statusLine(in));
        int length = 0;
        for (var line = statusLine(in); !line.isBlank(); line = statusLine(in)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring("content-length:".length()).trim());
            }
        }
        return all.append(new String(in.readNBytes(length), StandardCharsets.UTF_8)).toString();
    }
}
