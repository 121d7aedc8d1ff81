package dev.whittle.app.matrix;

import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.CaseReader;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Samples of OpenAI Evals as cases: of each line the last thing that was asked as `input`, or the fields of its
/// `item`; and its ideal answer as a check, or of several that the answer has one of them.
final class EvalsSamples {
    static final String NOTE = "the messages around each question: write {{input}}, or the name of a column, where it "
            + "goes in the prompt";
    private static final String INPUT = "input";

    private EvalsSamples() {}

    static Optional<CaseSet> read(String name, String text) {
        List<Case> cases = new ArrayList<>();
        SequencedSet<String> columns = new LinkedHashSet<>();
        try {
            for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
                Case one = sample(cases.size() + 1, JsonMapper.shared().readTree(line));
                cases.add(one);
                columns.addAll(one.variables().keySet());
                if (cases.size() > CaseReader.MOST_CASES) {
                    return Optional.empty();
                }
            }
        } catch (JacksonException _) {
            return Optional.empty();
        }
        return cases.isEmpty() ? Optional.empty() : Optional.of(new CaseSet(name, cases, List.copyOf(columns)));
    }

    private static Case sample(int number, JsonNode line) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        line.path("item").properties().forEach(field -> {
            if (!field.getKey().equals("ideal")) {
                values.put(field.getKey(), text(field.getValue()));
            }
        });
        if (values.isEmpty()) {
            JsonNode input = line.has("sample") ? line.path("sample").path(INPUT) : line.path(INPUT);
            JsonNode last = input.isArray() && !input.isEmpty() ? input.get(input.size() - 1).path("content") : input;
            values.put(INPUT, text(last));
        }
        JsonNode ideal = line.has("ideal") ? line.path("ideal") : line.path("item").path("ideal");
        ArrayNode checks = JsonMapper.shared().createArrayNode();
        @Nullable
        String expected = null;
        if (ideal.isArray() && ideal.size() > 1) {
            checks.addObject().put("type", "contains-any").set("value", ideal);
        } else if (!ideal.isMissingNode() && !ideal.isNull()) {
            expected = text(ideal.isArray() ? ideal.path(0) : ideal);
            checks.addObject().put("type", "equals").put("value", expected);
        }
        return new Case(number, "", values, expected, checks, null);
    }

    private static String text(JsonNode value) {
        return value.isContainer() ? value.toString() : value.asString("");
    }
}
