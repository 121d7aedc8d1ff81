package dev.whittle.optimizer.experiment.check;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A JSON Schema, draft 4 to 2020-12 as its `$schema` says (2020-12 without one), by networknt's
/// validator. It fetches nothing, and its patterns are as bounded as any other.
record JsonSchema(Schema schema) {
    private static final int MOST_PROBLEMS = 3;
    private static final long MOST_STEPS = 5_000_000;
    private static final int DEEPEST = 500;

    /// @throws IllegalArgumentException with what is wrong, to follow the name of the check
    static JsonSchema of(JsonNode node) {
        if (!node.isObject() && !node.isBoolean()) {
            throw new IllegalArgumentException("needs a JSON Schema as its value: an object, or true or false");
        }
        if (node instanceof ObjectNode object && object.hasNonNull("$schema")
                && SpecificationVersion.fromSchemaNode(object).isEmpty()) {
            throw new IllegalArgumentException("is of a JSON Schema version that is not known: %s".formatted(
                    Quote.of(object.path("$schema").asString(""))));
        }
        try {
            Schema schema = registry().getSchema(node);
            schema.initializeValidators();
            return new JsonSchema(schema);
        } catch (RuntimeException | StackOverflowError e) {
            throw new IllegalArgumentException("has a schema that cannot be used: %s".formatted(
                    Quote.of(String.valueOf(e.getMessage()))), e);
        }
    }

    /// What is wrong with a value, as the end of a sentence; empty if it matches.
    String problems(JsonNode value) throws InterruptedException {
        List<Error> errors;
        try {
            errors = schema.validate(value, context -> context.executionConfig(
                    config -> config.maxEvaluationSteps(MOST_STEPS).maxEvaluationDepth(DEEPEST)));
        } catch (Stopped _) {
            throw new InterruptedException("The validation was stopped");
        } catch (ValidationLimitExceededException | StackOverflowError _) {
            throw new CannotJudge("The answer's JSON is too large or nested too deeply for its schema.");
        }
        List<String> said = errors.stream().limit(MOST_PROBLEMS).map(Error::toString).toList();
        return String.join("; ", said) + (errors.size() > MOST_PROBLEMS
                ? " and %d more".formatted(errors.size() - MOST_PROBLEMS)
                : "");
    }

    // A registry each, since one keeps every schema it was shown.
    private static SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder
                .schemaLoader(loader -> loader.fetchRemoteResources(false))
                .schemaRegistryConfig(SchemaRegistryConfig.builder().locale(Locale.ENGLISH)
                        .regularExpressionFactory(JsonSchema::pattern)
                        .build()));
    }

    private static RegularExpression pattern(String text) {
        BoundedPattern pattern = BoundedPattern.of(text);
        return value -> {
            try {
                return pattern.find(value);
            } catch (InterruptedException _) {
                throw new Stopped();
            }
        };
    }

    /// Carries an interruption through the validator.
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
