package org.returnhome.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dataloader.DataLoaderRegistry;
import org.returnhome.access.Caller;
import org.returnhome.audit.Audit;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;

/** Runs one request: within limits of size and time, every read kept in the audit before the answer is given out. */
@Singleton
final class Engine {

    /** With these nothing of the answer is given out, even if parts of it were found. */
    private static final Set<ProblemCode> ALL_OR_NOTHING = EnumSet.of(ProblemCode.UNAVAILABLE, ProblemCode.TOOK_TOO_LONG);

    private final GraphQL graphql;
    private final Limits limits;
    private final Audit audit;
    private final ParserOptions parsing;

    Engine(GraphQLSchema schema, Limits limits, RegisteredDocuments registered, Audit audit) {
        this.limits = limits;
        this.audit = audit;
        PreparsedDocumentProvider documents = new Documents(limits, schema, registered);
        this.graphql = GraphQL.newGraphQL(schema).preparsedDocumentProvider(documents)
                .defaultDataFetcherExceptionHandler(faults()).build();
        this.parsing = ParserOptions.getDefaultOperationParserOptions().transform(options -> options
                .maxCharacters(limits.documentCharacters()).maxTokens(limits.documentTokens()).maxRuleDepth(200)
                .redactTokenParserErrorMessages(true));
    }

    /** Runs the request for the caller. Never throws. */
    Answer run(GraphqlRequest request, Caller caller, UUID requestId) {
        if (request.document().length() > limits.documentCharacters()) {
            return Answer.refused(Problem.of(ProblemCode.OVER_LIMIT, "The document is longer than " + limits.documentCharacters() + " characters."));
        }
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var execution = new Execution(caller, requestId, threads);
        var input = input(request, execution);
        try {
            var result = graphql.executeAsync(input).get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
            return kept(answer(result, requestId), execution);
        } catch (TimeoutException e) {
            input.cancel();
            stop(threads, input.getGraphQLContext().getOrDefault(Documents.CHANGES, false));
            return Answer.refused(new Problem(ProblemCode.TOOK_TOO_LONG, Optional.empty(),
                    "The answer took longer than " + limits.time().toSeconds() + " seconds.", true));
        } catch (ExecutionException e) {
            return Answer.refused(Faults.problem(e.getCause(), requestId));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.refused(Faults.unavailable());
        } finally {
            threads.shutdown();
        }
    }

    /** What a query still reads is of no use to anybody; what a mutation began comes to its own end. */
    private static void stop(ExecutorService threads, boolean changes) {
        if (!changes) {
            threads.shutdownNow();
        }
    }

    private ExecutionInput input(GraphqlRequest request, Execution execution) {
        return ExecutionInput.newExecutionInput(request.document()).operationName(request.operationName().orElse(null))
                .variables(request.variables()).dataLoaderRegistry(new DataLoaderRegistry())
                .graphQLContext(Map.of(Execution.class, execution, ParserOptions.class, parsing, Documents.READ_ONLY, request.readOnly()))
                .build();
    }

    private static Answer answer(ExecutionResult result, UUID requestId) {
        List<ProblemError> errors = result.getErrors().stream().map(error -> ErrorTexts.told(error, requestId)).toList();
        var stopped = errors.stream().filter(error -> ALL_OR_NOTHING.contains(error.problem().code())).findFirst();
        if (stopped.isPresent()) {
            return Answer.refused(stopped.get().problem());
        }
        return result.isDataPresent() ? Answer.ran(result.getData(), errors) : Answer.refused(errors);
    }

    /** The answer, once every read behind it is in the audit; a refusal without data if the audit cannot be written. */
    private Answer kept(Answer answer, Execution execution) {
        try {
            audit.record(execution.caller(), execution.requestId(), execution.reads().all());
            return answer;
        } catch (RuntimeException e) {
            Faults.problem(e, execution.requestId());
            return Answer.refused(Faults.unavailable());
        }
    }

    private static DataFetcherExceptionHandler faults() {
        return thrown -> {
            var environment = thrown.getDataFetchingEnvironment();
            var problem = Faults.problem(thrown.getException(), Execution.of(environment).requestId());
            return CompletableFuture.completedFuture(DataFetcherExceptionHandlerResult.newResult(new ProblemError(problem,
                    List.of(thrown.getSourceLocation()), thrown.getPath().toList())).build());
        };
    }
}
