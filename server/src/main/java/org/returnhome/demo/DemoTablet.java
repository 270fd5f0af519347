package org.returnhome.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.Contexts;
import org.returnhome.form.Forms;
import org.returnhome.graphql.GlobalId;
import org.returnhome.storage.Ids;
import org.returnhome.submission.TabletSigner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A tablet without a screen, for the walk of the README: it makes a key, fills a visit's form with the worked answers, signs,
 * and prints GraphQL requests that somebody else sends. It talks to no server itself.
 */
@Command(name = "demo-tablet", description = "Print what a tablet would send, signed with a key of its own.",
        subcommands = {DemoTablet.Enrol.class, DemoTablet.Interview.class})
public final class DemoTablet implements Runnable {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    public void run() {
        System.err.println("Say what the tablet shall do: enrol or interview.");
    }

    /** Prints the request that enrols a new key, and keeps the key in a file. */
    @Command(name = "enrol", description = "Make a key, and print the request that enrols it.")
    static final class Enrol implements Runnable {
        @Option(names = "--code", required = true, description = "the coordinator's one-time code")
        String code;
        @Option(names = "--key", required = true, description = "the file to keep the private key in; made-up interviews only")
        Path key;

        @Override
        public void run() {
            var nobody = new UUID(0, 0);
            var tablet = TabletSigner.withNewKey(nobody, nobody);
            keep(key, tablet.privateJwk());
            print("mutation ($input: EnrolDeviceInput!) { enrolDevice(input: $input) { device { id } problems { code path message } } }",
                    JSON.objectNode().put("code", code).put("publicKey", tablet.publicJwk()).put("name", "Demo tablet")
                            .put("proof", tablet.enrolmentProof(code)));
        }
    }

    /** Prints the request that hands in a worked interview for a visit. */
    @Command(name = "interview", description = "Fill the visit's form with worked answers, sign it, and print the request that hands it in.")
    static final class Interview implements Runnable {
        @Option(names = "--key", required = true, description = "the file that `enrol` made")
        Path key;
        @Option(names = "--worker", required = true, description = "global id of the worker")
        String worker;
        @Option(names = "--device", required = true, description = "global id of the enrolled device")
        String device;
        @Option(names = "--visit", required = true, description = "file with the visit as GraphQL gave it: id, facts, child { id }, episodes { id }, form { key version }")
        Path visit;
        @Option(names = "--base", description = "content digest of the revision that this one builds on")
        Optional<String> base = Optional.empty();
        @Option(names = "--submission", description = "UUID of the submission to revise; a new one is made otherwise")
        Optional<UUID> submission = Optional.empty();

        @Override
        public void run() {
            try (var context = Contexts.start()) {
                var given = WorkedAnswers.json(text(visit));
                var form = context.getBean(Forms.class).find(given.path("form").path("key").asText(), given.path("form").path("version").asInt())
                        .orElseThrow(() -> new IllegalArgumentException("the visit names a form that is not known here"));
                var now = context.getBean(Clock.class).instant().atZone(ZoneId.of("Europe/London")).toOffsetDateTime();
                var episodes = new ArrayList<UUID>();
                given.path("episodes").forEach(episode -> episodes.add(id(episode, "Episode")));
                var filled = FilledVisit.worked(form, Optional.of(id(given, "Visit")), id(given.path("child"), "Child"), List.copyOf(episodes),
                        (ObjectNode) WorkedAnswers.json(given.path("facts").asText()), now, "Demo worker", DemoPerson.MANAGER.displayName());
                var draft = filled.draft(submission.orElseGet(context.getBean(Ids.class)::next), now);
                base.ifPresent(draft::base);
                var tablet = TabletSigner.withKey(GlobalId.parse(worker, "Person", "--worker"), GlobalId.parse(device, "Device", "--device"), text(key));
                var input = JSON.objectNode();
                input.putArray("items").add(WorkedAnswers.json(tablet.sign(draft, filled.signedByChild()).item().toJson()));
                print("mutation ($input: SyncSubmissionsInput!) { syncSubmissions(input: $input) { results { outcome submissionId contentDigest receipt"
                        + " problems { code path message } } problems { code path message } } }", input);
            }
        }
    }

    private static UUID id(JsonNode node, String type) {
        return GlobalId.parse(node.path("id").asText(), type, "visit");
    }

    private static void print(String document, ObjectNode input) {
        var request = JSON.objectNode().put("query", document);
        request.putObject("variables").set("input", input);
        System.out.println(request);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void keep(Path file, String text) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
