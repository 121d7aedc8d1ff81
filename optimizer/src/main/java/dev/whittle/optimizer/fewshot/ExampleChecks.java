package dev.whittle.optimizer.fewshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// When an answer to an example's input is as good as the answer the example shows: checks in promptfoo's
/// words, by the form all answers have.
public final class ExampleChecks {
    private static final String EDGE = "[^\\p{L}\\p{N}]*";
    private static final String NUMBER = "[-−+]?\\d[\\d,]*(?:\\.\\d+)?";
    private static final double SHARED_WORDS = 0.5;

    private ExampleChecks() {}

    /// How answers are compared, for people, such as `by their label`.
    public static String title(Findings findings) {
        return switch (findings.format()) {
            case LABEL -> "by their label";
            case CHOICE -> "by the letter they end with";
            case NUMBER -> "by the number they end with";
            case DATE -> "by the date";
            case JSON -> "as JSON";
            case LIST, TEMPLATE, CODE, TEXT -> findings.deciding() == null
                    ? "by the words they share with the example's, half of them at least (F1); name other checks if that is too coarse"
                    : "word by word, but for case, articles and punctuation";
        };
    }

    /// The checks of each example's answer, in order.
    public static List<ArrayNode> of(ExampleSet set, Findings findings) {
        List<String> outputs = set.examples().stream().map(Example::output).toList();
        Answers answers = Answers.of(outputs);
        List<ArrayNode> checks = new ArrayList<>();
        for (int at = 0; at < outputs.size(); at++) {
            ArrayNode list = JsonMapper.shared().createArrayNode();
            checks.add(list);
            check(list.addObject(), set, findings, answers, at);
        }
        return List.copyOf(checks);
    }

    private static void check(ObjectNode check, ExampleSet set, Findings findings, Answers answers, int at) {
        String wanted = answers.finals().get(at);
        @Nullable
        JsonNode json = findings.format() == OutputFormat.JSON ? Answers.json(set.examples().get(at).output()) : null;
        if (json != null) {
            check.put("type", "contains-json").putObject("value").set("const", json);
        } else if (!answers.lead().isEmpty() || findings.format() == OutputFormat.CHOICE) {
            ends(check, wanted);
        } else if (findings.format() == OutputFormat.LABEL) {
            String name = set.outputName().isEmpty()
                    ? ""
                    : "(?:%s%s)?".formatted(Pattern.quote(set.outputName()), EDGE);
            check.put("type", "regex").put("value", "(?i)\\A%s%s%s%s\\z".formatted(EDGE, name,
                    Pattern.quote(bare(wanted)), EDGE));
        } else if (wanted.matches(NUMBER)) {
            check.put("type", "numeric").put("value", wanted);
        } else if (findings.format() == OutputFormat.DATE) {
            check.put("type", "icontains").put("value", wanted);
        } else if (findings.deciding() != null) {
            check.put("type", "exact-match").put("value", wanted);
        } else {
            check.put("type", "f1").put("value", set.examples().get(at).output()).put("threshold", SHARED_WORDS);
        }
    }

    // Whatever way led to it, the answer is what stands last.
    private static void ends(ObjectNode check, String wanted) {
        if (wanted.matches(NUMBER)) {
            check.put("type", "numeric").put("value", wanted);
        } else {
            check.put("type", "regex").put("value", "(?is)(?:\\A|[^\\p{L}\\p{N}])%s%s\\z".formatted(
                    Pattern.quote(bare(wanted)), EDGE));
        }
    }

    // Brackets and full stops around an answer are no part of it; a text of nothing else stays.
    private static String bare(String wanted) {
        String bare = wanted.replaceAll("(?U)^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
        return bare.isEmpty() ? wanted : bare.toLowerCase(Locale.ROOT);
    }
}
