package org.returnhome.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.storage.TestStores;

/** The public audits of the GraphQL over HTTP specification (npm {@code graphql-http}). */
class GraphqlOverHttpAuditTest {

    private static final Tiny TINY = new Tiny();
    private static final Path SCRIPTS = Path.of("src", "test", "graphql-http");

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().setting("test.callers", "true")
            .bean(GraphQLSchema.class, TINY.schema).bean(Wiring.class, TINY.wiring);

    @Test
    void every_audit_passes() throws Exception {
        var folder = Files.createDirectories(Path.of("target", "graphql-http"));
        for (var file : List.of("package.json", "package-lock.json", "audit.mjs")) {
            Files.copy(SCRIPTS.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        run(folder, "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
        var result = run(folder, "node", "audit.mjs", STORES.url("/graphql").toString(), "Test-Role", "teamManager");
        System.out.println("GraphQL over HTTP: " + result.strip().lines().toList().getLast() + " audits");
        assertThat(result.strip()).isEqualTo("61 of 61");
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
