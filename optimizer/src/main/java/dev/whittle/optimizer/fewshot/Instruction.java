package dev.whittle.optimizer.fewshot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What examples say, as sentences for a model.
///
/// @param text the sentences, one a line; may be empty where the prompt says all
/// @param known whether somebody who never saw the examples knows what to do
record Instruction(String text, boolean known) {
    /// @param told whether the prompt names the task already
    static Instruction of(ExampleSet set, Findings findings, boolean told) {
        List<String> lines = new ArrayList<>();
        Rule deciding = findings.deciding();
        boolean known = told;
        if (deciding != null) {
            lines.add(deciding.text());
            return new Instruction(String.join("\n", lines), true);
        }
        boolean named = named(set.inputName()) || named(set.outputName());
        if (!findings.labels().isEmpty()) {
            String what = plain(set.inputName()) ? "input" : set.inputName().toLowerCase(Locale.ROOT);
            if (!told) {
                String kind = plain(set.outputName()) ? "" : " by " + set.outputName().toLowerCase(Locale.ROOT);
                lines.add("Classify the %s%s.".formatted(what, kind));
            }
            String labels = findings.labels().stream().map(Findings.Label::text).collect(Collectors.joining(", "));
            lines.add("Answer with one of: %s.".formatted(labels));
            known = true;
        } else if (!findings.keys().isEmpty()) {
            if (!told) {
                lines.add("Extract from the %s what the keys name."
                        .formatted(plain(set.inputName()) ? "input" : set.inputName().toLowerCase(Locale.ROOT)));
            }
            lines.add("Answer with a JSON object with the keys %s.".formatted(schema(set, findings)));
            known = true;
        } else if (!told && !findings.language().isEmpty()) {
            lines.add("Translate the input into %s.".formatted(findings.language()));
            known = true;
        } else if (!told && named && !set.outputName().isEmpty()) {
            String given = plain(set.inputName()) ? "input" : set.inputName().toLowerCase(Locale.ROOT);
            lines.add(
                    "Give the %s for the %s.".formatted(plain(set.outputName()) ? "answer" : set.outputName(), given));
            known = true;
        } else if (!told && findings.task() == Task.QUESTION_ANSWERING) {
            lines.add(findings.rules().stream().anyMatch(rule -> rule.id().equals("form.lead"))
                    ? "Answer the question; think step by step first."
                    : "Answer the question briefly.");
            known = true;
        } else if (!told && !findings.hint().isEmpty()) {
            lines.add(findings.hint());
            known = true;
        } else if (!told) {
            known = findings.rules().stream()
                    .anyMatch(rule -> rule.always() && (rule.id().equals("form.part") || rule.id().equals("form.items")
                            || rule.id().equals("form.prefix") || rule.id().equals("form.lines")));
        }
        for (Rule rule : findings.rules()) {
            boolean said = rule.id().startsWith("labels.") || rule.id().startsWith("form.json")
                    || rule.id().equals("form.scale");
            if (rule.always() && !said) {
                lines.add(rule.text());
            }
        }
        return new Instruction(String.join("\n", lines), known);
    }

    private static boolean plain(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.isEmpty() || Names.all().plain().contains(small) || small.contains(",");
    }

    private static boolean named(String name) {
        return !plain(name);
    }

    // Each key with the kinds of values seen.
    private static String schema(ExampleSet set, Findings findings) {
        List<String> keys = new ArrayList<>();
        for (String key : findings.keys()) {
            Set<String> kinds = new LinkedHashSet<>();
            for (Example example : set.examples()) {
                try {
                    JsonNode value = JsonMapper.shared()
                            .readTree(example.output().replaceFirst("(?s)^```(?:json)?\\s*(.*?)\\s*```$", "$1"))
                            .path(key);
                    if (!value.isMissingNode()) {
                        kinds.add(value.isString()
                                ? "text"
                                : value.isNumber()
                                        ? "number"
                                        : value.isBoolean()
                                                ? "true or false"
                                                : value.isArray() ? "list" : value.isNull() ? "null" : "object");
                    }
                } catch (JacksonException e) {
                    kinds.add("text"); // reasoning before the object: the kind is told by the others
                }
            }
            keys.add("\"%s\" (%s)".formatted(key, String.join(" or ", kinds)));
        }
        return String.join(", ", keys);
    }
}
