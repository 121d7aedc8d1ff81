package dev.whittle.optimizer.fewshot;

import dev.whittle.optimizer.text.Brackets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Examples as JSON: an array of objects or pairs, one object a line, the messages of a chat. Objects that do
/// not name an answer are data, unless the text calls them examples.
final class JsonExamples {
    private static final Pattern START = Pattern.compile("[\\[{](?=\\s{0,200}+[\\[{\"])");
    private static final Pattern BETWEEN = Pattern.compile(
            "(?is)(?:\\s|,|`{3}(?:jsonl?)?|[-*•#=]|\\d{1,3}[.):]|\\*{0,2}(?:example|sample|case)\\s*#?\\d{0,3}\\*{0,2}:?|(?<=\\n)[{\\[][^\\n]*)*+");
    private static final Set<String> COUNTING = Set.of("id", "index", "#", "no", "n", "example", "name");
    private static final int READINGS = 4;
    private static final int DEEP = 4;

    private final String text;
    private int broken;

    private record Found(JsonNode node, int start, int end) {}

    private JsonExamples(String text) {
        this.text = text;
    }

    /// The examples of the largest array or run of objects, or null.
    static @Nullable ExampleSet find(String text) {
        return new JsonExamples(text).search();
    }

    private @Nullable ExampleSet search() {
        ExampleSet best = null;
        List<Found> run = new ArrayList<>();
        for (Found value : values(0, text.length())) {
            boolean joins = !run.isEmpty()
                    && BETWEEN.matcher(text.substring(run.getLast().end(), value.start())).matches();
            if (!joins) {
                best = better(best, set(run, true));
                run = new ArrayList<>();
            }
            run.add(value);
            best = better(best, inside(value, 0));
        }
        best = better(best, set(run, true));
        return best;
    }

    private static @Nullable ExampleSet better(@Nullable ExampleSet a, @Nullable ExampleSet b) {
        return a == null || (b != null && b.size() > a.size()) ? b : a;
    }

    private @Nullable ExampleSet inside(Found value, int depth) {
        if (depth > DEEP) {
            return null;
        }
        List<Found> children = values(value.start() + 1, value.end() - 1);
        ExampleSet best = value.node().isArray() && children.size() == value.node().size()
                ? set(children, false)
                : null;
        for (Found child : children) {
            best = best == null ? inside(child, depth + 1) : best;
        }
        return best;
    }

    // The JSON values of a part of the text that are not within others.
    private List<Found> values(int from, int to) {
        List<Found> values = new ArrayList<>();
        Matcher matcher = START.matcher(text).region(from, to).useTransparentBounds(true);
        long budget = (long) READINGS * (to - from);
        int at = from;
        while (budget > 0 && at < to && matcher.region(at, to).find()) {
            int end = Brackets.close(text, matcher.start());
            if (end <= 0 || end > to) {
                budget -= Math.abs(end) - matcher.start();
                broken += end <= 0 && lineStart(matcher.start()) ? 1 : 0;
                at = end <= 0 && lineStart(matcher.start())
                        ? Values.lineEnd(text, matcher.start())
                        : matcher.start() + 1;
                continue;
            }
            try {
                values.add(new Found(JsonMapper.shared().readTree(text.substring(matcher.start(), end)),
                        matcher.start(), end));
                at = end;
            } catch (JacksonException e) {
                // Not JSON after all: told as a note if the rest turns out to be examples.
                broken++;
                at = end;
            }
        }
        return values;
    }

    private boolean lineStart(int at) {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    private @Nullable ExampleSet set(List<Found> values, boolean lines) {
        if (values.isEmpty()) {
            return null;
        }
        ExampleSet turns = turns(values);
        if (turns != null) {
            return turns;
        }
        int begin = values.getFirst().start();
        boolean cue = Cycle.CUE.matcher(text.substring(Math.max(0, begin - 300), begin)).find();
        if (values.size() < 2 && (lines || !cue)) {
            return null;
        }
        String answer = answer(values, cue);
        if (answer == null) {
            return null;
        }
        List<Example> examples = new ArrayList<>();
        boolean asks = false;
        for (Found value : values) {
            JsonNode node = value.node();
            String output = plain(node.isArray()
                    ? node.path(1)
                    : node.has("messages") ? lastOf(node.path("messages")) : node.path(answer));
            asks = output.isEmpty();
            if (!output.isEmpty()) {
                examples.add(new Example(input(node, answer), output, "", 0, value.start(), value.end()));
            }
        }
        return examples.isEmpty()
                ? null
                : new ExampleSet(lines ? Format.JSONL : Format.JSON, inputName(values.getFirst().node(), answer),
                        values.getFirst().node().isArray() || answer.equals("messages") ? "" : answer, examples, asks,
                        notes());
    }

    private List<String> notes() {
        return broken == 0 ? List.of() : List.of("%d pieces are broken JSON and are left out.".formatted(broken));
    }

    // {"role": "user"}, {"role": "assistant"} one after the other.
    private @Nullable ExampleSet turns(List<Found> values) {
        if (values.size() < 2
                || !values.stream().allMatch(value -> value.node().has("role") && value.node().has("content"))) {
            return null;
        }
        List<Example> examples = new ArrayList<>();
        Found asked = null;
        for (Found value : values) {
            String role = plain(value.node().path("role"));
            if (role.equals("user")) {
                asked = value;
            } else if (asked != null && (role.equals("assistant") || role.equals("model"))) {
                examples.add(new Example(plain(asked.node().path("content")), plain(value.node().path("content")), "",
                        0, asked.start(), value.end()));
                asked = null;
            }
        }
        return examples.isEmpty()
                ? null
                : new ExampleSet(Format.JSON, "user", "assistant", examples, asked != null, notes());
    }

    private static @Nullable String answer(List<Found> values, boolean cue) {
        if (values.stream()
                .allMatch(value -> value.node().has("messages") && value.node().path("messages").isArray())) {
            return "messages";
        }
        if (values.stream().allMatch(value -> value.node().isArray() && value.node().size() == 2)) {
            return cue ? "1" : null;
        }
        List<String> shared = null;
        for (Found value : values) {
            if (!value.node().isObject()) {
                return null;
            }
            List<String> names = new ArrayList<>(value.node().propertyNames());
            if (shared == null) {
                shared = names;
            } else {
                int most = Math.max(shared.size(), names.size());
                if (most - names.stream().filter(shared::contains).count() > most / 2) {
                    return null;
                }
            }
        }
        List<String> known = shared == null
                ? List.of()
                : shared.stream()
                        .filter(name -> Names.all().outputs().contains(name.toLowerCase(Locale.ROOT).replace('_', ' ')))
                        .toList();
        List<String> all = shared == null ? List.of() : shared;
        boolean given = all.stream()
                .anyMatch(name -> Names.all().inputs().contains(name.toLowerCase(Locale.ROOT).replace('_', ' ')));
        if (all.size() < 2) {
            return null;
        }
        if (!known.isEmpty() && (given || cue)) {
            return known.getLast();
        }
        return cue ? all.getLast() : null;
    }

    private static String input(JsonNode node, String answer) {
        if (node.isArray()) {
            return plain(node.path(0));
        }
        if (answer.equals("messages")) {
            String input = "";
            for (JsonNode message : node.path("messages")) {
                input = plain(message.path("role")).equals("user") ? plain(message.path("content")) : input;
            }
            return input;
        }
        ObjectNode rest = ((ObjectNode) node).deepCopy();
        rest.remove(answer);
        if (rest.size() > 1) {
            rest.remove(COUNTING);
        }
        return rest.size() == 1 ? plain(rest.values().iterator().next()) : rest.toString();
    }

    private static JsonNode lastOf(JsonNode messages) {
        JsonNode last = messages.path(messages.size() - 1);
        return plain(last.path("role")).equals("user") ? last.path("none") : last.path("content");
    }

    private static String inputName(JsonNode node, String answer) {
        return node.isObject() && !answer.equals("messages")
                ? String.join(", ",
                        node.propertyNames().stream().filter(name -> !name.equals(answer) && !COUNTING.contains(name))
                                .toList())
                : "";
    }

    private static String plain(JsonNode node) {
        return node.isMissingNode() || node.isNull()
                ? ""
                : node.isString() ? node.stringValue().strip() : node.toString();
    }
}
