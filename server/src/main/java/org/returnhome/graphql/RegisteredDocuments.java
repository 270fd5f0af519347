package org.returnhome.graphql;

import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.parser.Parser;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.returnhome.access.Caller;
import org.returnhome.access.Role;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.storage.DemoConfiguration;
import org.returnhome.storage.StoresConfiguration;
import org.returnhome.submission.wire.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents that our own app sends: {@code schema/operations/*.graphql}. Whoever works with the app gets no others answered,
 * so that a stolen token of a tablet asks nothing that the app would not. Known by a digest of what they mean: spaces, commas and
 * comments do not matter.
 */
@Singleton
final class RegisteredDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(RegisteredDocuments.class);

    private final boolean enforced;
    private final Set<String> digests;

    @Inject
    RegisteredDocuments(RegisteredDocumentsConfiguration configuration, DemoConfiguration demo, StoresConfiguration stores) {
        this(configuration.enforced(demo.wanted(stores)), Set.copyOf(SchemaFiles.read("schema/operations", ".graphql").values()));
    }

    RegisteredDocuments(boolean enforced, Set<String> texts) {
        this.enforced = enforced;
        this.digests = enforced ? texts.stream().map(text -> digest(new Parser().parseDocument(text))).collect(Collectors.toUnmodifiableSet())
                : Set.of();
        if (enforced && digests.isEmpty()) {
            LOG.warn("This server was built without the app's documents (schema/operations), and REGISTERED_DOCUMENTS_ONLY is on: no worker is answered anything.");
        }
    }

    /** Whether the app sends this document; looked up once for each text. */
    boolean has(Document document) {
        return !enforced || digests.contains(digest(document));
    }

    /** Why this caller is not answered; empty when they are. */
    Optional<Problem> refusal(Caller caller, boolean registered) {
        return registered || caller.role() != Role.MISSING_WORKER ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.DOCUMENT_NOT_REGISTERED, "This server answers workers only what the app asks; this document is not the app's."));
    }

    private static String digest(Document document) {
        return Sha256.hex(AstPrinter.printAstCompact(document).getBytes(StandardCharsets.UTF_8));
    }
}
