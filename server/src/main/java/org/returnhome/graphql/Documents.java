package org.returnhome.graphql;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeUtil;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.schema.GraphQLSchema;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;

/**
 * Parses and validates documents, and weighs them before they run. Documents that were found valid are remembered, as
 * the app sends the same few over and over; they hold no variables.
 */
final class Documents implements PreparsedDocumentProvider {

    /** The context key that says a request came by GET. */
    static final String READ_ONLY = "readOnly";
    /** The context key that says, once the document was read, whether the operation changes anything. */
    static final String CHANGES = "changes";
    private static final int REMEMBERED = 200;

    private final Limits limits;
    private final GraphQLSchema schema;
    private final RegisteredDocuments registered;
    private final Map<String, Known> valid = Collections.synchronizedMap(new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** A valid document, and whether it is one of the app's. */
    private record Known(PreparsedDocumentEntry entry, boolean registered) {}

    Documents(Limits limits, GraphQLSchema schema, RegisteredDocuments registered) {
        this.limits = limits;
        this.schema = schema;
        this.registered = registered;
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(ExecutionInput input,
                                                                      Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        var known = valid.get(input.getQuery());
        var entry = known != null ? known.entry() : texts(parse.apply(input));
        if (!entry.hasErrors()) {
            var valued = known != null ? known : new Known(entry, registered.has(entry.getDocument()));
            valid.put(input.getQuery(), valued);
            entry = refusal(valued, input).map(Documents::refused).orElse(entry);
        }
        return CompletableFuture.completedFuture(entry);
    }

    /** The same document, unless a text in it could not be kept. */
    private static PreparsedDocumentEntry texts(PreparsedDocumentEntry entry) {
        if (entry.hasErrors()) {
            return entry;
        }
        var problems = new ArrayList<Problem>();
        new NodeTraverser().preOrder(new NodeVisitorStub() {
            @Override
            public TraversalControl visitStringValue(StringValue text, TraverserContext<Node> place) {
                PlainText.problem(text.getValue()).map(code -> Problem.of(code, PlainText.SENTENCE)).ifPresent(problems::add);
                return TraversalControl.CONTINUE;
            }
        }, entry.getDocument());
        return problems.stream().findFirst().map(Documents::refused).orElse(entry);
    }

    private static PreparsedDocumentEntry refused(Problem problem) {
        return new PreparsedDocumentEntry(new ProblemError(problem));
    }

    private Optional<Problem> refusal(Known known, ExecutionInput input) {
        var document = known.entry().getDocument();
        var name = Optional.ofNullable(input.getOperationName()).filter(one -> !one.isEmpty());
        var operations = document.getDefinitionsOfType(OperationDefinition.class);
        if (name.isEmpty() && operations.size() != 1 || name.isPresent() && operations.stream().noneMatch(one -> name.get().equals(one.getName()))) {
            return Optional.of(Problem.of(ProblemCode.BAD_DOCUMENT, "The document has no such operation, or several and none was named."));
        }
        var operation = NodeUtil.getOperation(document, name.orElse(null)).operationDefinition;
        boolean changes = operation.getOperation() != OperationDefinition.Operation.QUERY;
        input.getGraphQLContext().put(CHANGES, changes);
        if (changes && input.getGraphQLContext().<Boolean>get(READ_ONLY)) {
            return Optional.of(Problem.of(ProblemCode.BAD_METHOD, "A mutation is sent by POST."));
        }
        return registered.refusal(Execution.of(input.getGraphQLContext()).caller(), known.registered())
                .or(() -> Bounds.exceeded(limits, schema, document, operation, input.getVariables()));
    }
}
