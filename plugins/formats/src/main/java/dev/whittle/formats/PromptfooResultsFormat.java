package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.model.Parameters;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/// What `promptfoo eval -o results.json` writes: its prompts, each with the values of every test it was tried on as
/// cases.
public final class PromptfooResultsFormat extends ImportFormat {
    @Override
    public String id() {
        return "promptfoo-results";
    }

    @Override
    public String displayName() {
        return "promptfoo results (JSON)";
    }

    @Override
    public String extension() {
        return "json";
    }

    @Override
    public boolean recognises(String content) {
        JsonNode file = Json.orMissing(content);
        return file.path("results").path("results").isArray() && file.path("results").path("prompts").isArray();
    }

    @Override
    public List<Template> readAll(String content) throws FormatException {
        JsonNode file = Json.read(FileText.normal(content));
        JsonNode results = file.path("results");
        if (!results.path("prompts").isArray() || !results.path("results").isArray()) {
            throw new FormatException("These are no results of promptfoo: they have no \"results.prompts\".");
        }
        List<Template> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode prompt : results.path("prompts")) {
            // A prompt stands there once for each provider.
            String raw = prompt.path("raw").asString("");
            if (!raw.isEmpty() && seen.add(raw)) {
                all.add(template(prompt, raw, results.path("results"), file));
            }
        }
        if (all.isEmpty()) {
            throw new FormatException("There is no prompt of text in these results.");
        }
        return all;
    }

    private Template template(JsonNode prompt, String raw, JsonNode results, JsonNode file) throws FormatException {
        List<SequencedMap<String, String>> cases = new ArrayList<>();
        for (JsonNode result : results) {
            SequencedMap<String, String> values = values(result);
            if (!values.isEmpty() && !cases.contains(values)) {
                cases.add(values);
            }
        }
        KeptFields kept = new KeptFields();
        kept.add("", file, Set.of("results"));
        kept.add("/results", file.path("results"), Set.of("prompts", "results"));
        String label = prompt.path("label").asString("");
        return ChatWire.template(List.of(), null, Parameters.DEFAULT)
                .withPrompt(new Prompt(PromptfooChat.read(raw, 1, UnaryOperator.identity()),
                        cases.isEmpty() ? new LinkedHashMap<>() : cases.getFirst()))
                .withName(label.equals(raw) ? "" : label).withCases(cases.size() > 1 ? cases : List.of())
                .withKept(kept.kept(id()));
    }

    private static SequencedMap<String, String> values(JsonNode result) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        JsonNode variables = result.path("vars").isObject()
                ? result.path("vars")
                : result.path("testCase").path("vars");
        variables.properties().forEach(value -> values.put(value.getKey(),
                value.getValue().isContainer() ? Json.line(value.getValue()) : value.getValue().asString("")));
        return values;
    }
}
