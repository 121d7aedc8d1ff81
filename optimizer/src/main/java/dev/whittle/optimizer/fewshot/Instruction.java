package dev.whittle.optimizer.fewshot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What examples say, as sentences for a model.
///
/// @param text the sentences, one a line; may be empty where the prompt says all
/// @param known whether somebody who never saw the examples knows what to do
record Instruction(String text, boolean known) {
    private static final int MOST_VALUES = 8;
    private static final String LABELS = "Answer with one of:";

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
            if (!told) {
                lines.add(asked(set, "Classify the %s."));
            }
            String labels = findings.labels().stream().map(Findings.Label::text).collect(Collectors.joining(", "));
            lines.add(LABELS + " %s.".formatted(labels));
            known = true;
        } else if (!findings.keys().isEmpty()) {
            if (!told) {
                lines.add((findings.task() == Task.EXTRACTION
                        ? "Extract from the %s what the keys name."
                        : "Fill in the keys for the %s.").formatted(given(set)));
            }
            lines.add("Answer with a JSON object with the keys %s.".formatted(schema(set, findings)));
            known = told || findings.keys().stream().anyMatch(key -> key.length() > 2);
        } else if (!told && !findings.language().isEmpty()) {
            lines.add("Translate the input into %s.".formatted(findings.language()));
            known = true;
        } else if (!told && named && !set.outputName().isEmpty()) {
            lines.add(asked(set, "Give the answer for the %s."));
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

    /// The same behind a task somebody wrote: a rule that decides, or labels it names all, need not be said again.
    Instruction after(String task, Findings findings) {
        if (task.isEmpty()) {
            return this;
        }
        String small = task.toLowerCase(Locale.ROOT);
        boolean labelled = findings.labels().stream()
                .allMatch(label -> small.contains(label.text().toLowerCase(Locale.ROOT)));
        List<String> left = findings.deciding() != null
                ? List.of()
                : text.lines().filter(line -> !(labelled && line.startsWith(LABELS))).toList();
        return new Instruction(String.join("\n", Stream.concat(Stream.of(task), left.stream()).toList()), true);
    }

    // What is to be done, by the name of the answer. A name that is no known noun is quoted: "by urgent" says nothing.
    private static String asked(ExampleSet set, String nameless) {
        String name = set.outputName().toLowerCase(Locale.ROOT);
        if (plain(set.outputName())) {
            return nameless.formatted(given(set));
        }
        if (!Names.all().noun(name)) {
            return "Fill in \"%s\" for the %s.".formatted(set.outputName(), given(set));
        }
        return (Names.all().labelling().contains(name) ? "Classify the %2$s by %1$s." : "Give the %s for the %s.")
                .formatted(name, given(set));
    }

    private static String given(ExampleSet set) {
        return plain(set.inputName()) ? "input" : set.inputName().toLowerCase(Locale.ROOT);
    }

    private static boolean plain(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.isEmpty() || Names.all().plain().contains(small) || small.contains(",");
    }

    private static boolean named(String name) {
        return !plain(name);
    }

    // Each key with the kinds of values seen, and those values where few stand for all.
    private static String schema(ExampleSet set, Findings findings) {
        List<String> keys = new ArrayList<>();
        List<JsonNode> answers = Answers.json(set.examples().stream().map(Example::output).toList());
        for (String key : findings.keys()) {
            Set<String> kinds = new LinkedHashSet<>();
            Set<String> texts = new LinkedHashSet<>();
            int seen = 0;
            for (JsonNode answer : answers) {
                JsonNode value = answer.path(key);
                if (!value.isMissingNode()) {
                    kinds.add(kind(value));
                    seen += value.isString() ? 1 : 0;
                    texts.add(value.asString(""));
                }
            }
            boolean few = kinds.equals(Set.of("text")) && texts.size() <= MOST_VALUES && texts.size() * 2 <= seen;
            keys.add("\"%s\" (%s%s)".formatted(key, String.join(" or ", kinds), few
                    ? texts.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ", ", such as ", ""))
                    : ""));
        }
        return String.join(", ", keys);
    }

    private static String kind(JsonNode value) {
        if (value.isString()) {
            return "text";
        }
        if (value.isNumber()) {
            return "number";
        }
        if (value.isBoolean()) {
            return "true or false";
        }
        return value.isArray() ? "list" : value.isNull() ? "null" : "object";
    }
}
