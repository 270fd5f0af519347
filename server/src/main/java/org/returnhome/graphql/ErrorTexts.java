package org.returnhome.graphql;

import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.InvalidSyntaxError;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.execution.UnknownOperationException;
import graphql.language.SourceLocation;
import graphql.schema.CoercingParseValueException;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;

/**
 * Puts graphql-java's own errors into our words. Its messages may quote values, and a value may be a child's name; names
 * of fields, arguments and variables may be told.
 */
final class ErrorTexts {

    /** Whose messages name fields, types and variables only. */
    private static final Set<ValidationErrorType> NAMES_ONLY = Set.of(
            ValidationErrorType.FieldUndefined, ValidationErrorType.UnknownArgument, ValidationErrorType.UnknownType,
            ValidationErrorType.SubselectionRequired, ValidationErrorType.SubselectionNotAllowed,
            ValidationErrorType.MissingFieldArgument, ValidationErrorType.UndefinedVariable, ValidationErrorType.UnusedVariable,
            ValidationErrorType.UndefinedFragment, ValidationErrorType.UnusedFragment, ValidationErrorType.FragmentCycle,
            ValidationErrorType.VariableTypeMismatch, ValidationErrorType.LoneAnonymousOperationViolation);
    private static final Set<ValidationErrorType> TOO_MUCH = Set.of(
            ValidationErrorType.MaxQueryDepthExceeded, ValidationErrorType.MaxQueryFieldsExceeded);
    /** graphql-java's message begins with the variable's name, which comes from the checked document. */
    private static final Pattern VARIABLE = Pattern.compile("^Variable '([_A-Za-z][_0-9A-Za-z]*)'");

    private ErrorTexts() {}

    /** The same error, fit for a caller. */
    static ProblemError told(GraphQLError error, UUID requestId) {
        return error instanceof ProblemError ours ? ours
                : new ProblemError(problem(error, requestId), places(error), Optional.ofNullable(error.getPath()).orElse(List.of()));
    }

    private static Problem problem(GraphQLError error, UUID requestId) {
        return switch (error) {
            case ValidationError invalid when TOO_MUCH.contains(invalid.getValidationErrorType()) ->
                    Problem.of(ProblemCode.OVER_LIMIT, "The document is nested deeper, or has more fields, than the server accepts.");
            case ValidationError invalid when NAMES_ONLY.contains(invalid.getValidationErrorType()) ->
                    Problem.of(ProblemCode.BAD_DOCUMENT, invalid.getMessage());
            case ValidationError invalid -> Problem.of(ProblemCode.BAD_DOCUMENT,
                    "The document does not fit the schema (" + invalid.getValidationErrorType() + ")" + at(invalid) + ".");
            case InvalidSyntaxError unreadable -> Problem.of(ProblemCode.BAD_DOCUMENT, "The document cannot be parsed.");
            case CoercingParseValueException unfit -> variable(unfit);
            case NonNullableValueCoercedAsNullException absent -> variable(absent);
            case UnknownOperationException none -> Problem.of(ProblemCode.BAD_DOCUMENT, "The document has no such operation, or several and none was named.");
            default -> Faults.fault(error.getClass().getName() + " at " + error.getPath(), requestId);
        };
    }

    private static Problem variable(GraphQLException unfit) {
        var name = VARIABLE.matcher(Objects.requireNonNullElse(unfit.getMessage(), ""));
        return name.find()
                ? Problem.at(ProblemCode.BAD_ARGUMENT, name.group(1), "The variable `" + name.group(1) + "` does not have the form of its type.")
                : Problem.of(ProblemCode.BAD_ARGUMENT, "A variable does not have the form of its type.");
    }

    private static String at(ValidationError invalid) {
        return invalid.getQueryPath() == null || invalid.getQueryPath().isEmpty() ? "" : " at `" + String.join(".", invalid.getQueryPath()) + "`";
    }

    private static List<SourceLocation> places(GraphQLError error) {
        return Optional.ofNullable(error.getLocations()).orElse(List.of()).stream().filter(Objects::nonNull).toList();
    }
}
