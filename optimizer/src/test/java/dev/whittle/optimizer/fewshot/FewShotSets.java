package dev.whittle.optimizer.fewshot;

import dev.whittle.optimizer.SharedData;
import dev.whittle.optimizer.fewshot.Rendering.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Pairs with what a person reads out of them: our own tasks, and those of `shared/data/fewshot`.
public final class FewShotSets {
    private FewShotSets() {}

    /// A task.
    ///
    /// @param labels the label set; empty if the task has none
    public record Task(String name, String task, String format, List<String> labels, String instruction,
            List<Pair> pairs) {}

    /// A real prompt.
    public record Real(String id, String task, String prompt, int examples) {}

    /// The tasks written for the tests.
    public static List<Task> own() throws IOException {
        List<Task> tasks = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(FewShotSets.class.getResourceAsStream("tasks.json"))) {
            for (JsonNode node : JsonMapper.shared().readTree(in).path("tasks")) {
                List<Pair> pairs = new ArrayList<>();
                node.path("pairs")
                        .forEach(pair -> pairs.add(new Pair(pair.path(0).asString(), pair.path(1).asString())));
                List<String> labels = new ArrayList<>();
                node.path("labels").forEach(label -> labels.add(label.asString()));
                tasks.add(new Task(node.path("name").asString(), node.path("task").asString(),
                        node.path("output_format").asString(),
                        labels, node.path("instruction").asString(), pairs));
            }
        }
        return tasks;
    }

    /// The real prompts.
    public static List<Real> real() throws IOException {
        return SharedData.lines("fewshot/prompts.jsonl.gz").stream().map(line -> new Real(line.path("id").asString(),
                line.has("task") ? line.path("task").asString() : line.path("id").asString().replaceAll("-.*", ""),
                line.path("prompt").asString(), line.path("examples").asInt())).toList();
    }

    /// The pairs of a real prompt of one of the two plain layouts, read without the finder; empty for others.
    public static List<Pair> pairs(Real real) {
        List<Pair> pairs = new ArrayList<>();
        boolean induction = real.prompt().startsWith("Input: ");
        String[] blocks = induction ? real.prompt().split("\n\n(?=Input: )", 0) : real.prompt().split("\n+(?=Q: )", 0);
        for (String block : blocks) {
            int cut = block.indexOf(induction ? "\nOutput: " : "\nA: ");
            if (cut > 0 && block.startsWith(induction ? "Input: " : "Q: ")) {
                pairs.add(new Pair(block.substring(induction ? 7 : 3, cut).strip(),
                        block.substring(cut + (induction ? 9 : 4)).strip()));
            }
        }
        return pairs.size() == real.examples() ? pairs : List.of();
    }
}
