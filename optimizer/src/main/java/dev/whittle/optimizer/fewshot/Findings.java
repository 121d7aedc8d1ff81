package dev.whittle.optimizer.fewshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What examples say, read from them alone. A rule is stated with its support and never claimed beyond it;
/// what may differ in the next example (lengths, small letters, which words) is not made a rule.
///
/// @param task what they ask for
/// @param labels the labels seen, the commonest first; empty if the answers are no labels
/// @param format the form all answers have
/// @param keys the keys of the JSON objects the answers are, or none
/// @param rules what the examples have in common
/// @param language the language of the answers if it differs from that of the inputs and is plain; else empty
/// @param notes what a person should know, one sentence each: contradictions, copies, hints with their support
/// @param hint what most examples suggest without proof, as an instruction; empty if nothing
public record Findings(Task task, List<Label> labels, OutputFormat format, List<String> keys, List<Rule> rules,
        String language, List<String> notes, String hint) {
    private static final int MOST_LABELS = 20;

    public Findings {
        labels = List.copyOf(labels);
        keys = List.copyOf(keys);
        rules = List.copyOf(rules);
        notes = List.copyOf(notes);
    }

    /// A label.
    ///
    /// @param examples the numbers of the examples that have it, from 1
    public record Label(String text, List<Integer> examples) {
        public Label {
            examples = List.copyOf(examples);
        }

        /// How many examples have it.
        public int count() {
            return examples.size();
        }
    }

    /// What a set of examples says.
    public static Findings of(ExampleSet set) {
        List<String> inputs = set.examples().stream().map(Example::input).toList();
        List<String> outputs = set.examples().stream().map(Example::output).toList();
        if (set.isEmpty()) {
            return new Findings(Task.GENERATION, List.of(), OutputFormat.TEXT, List.of(), List.of(), "", set.notes(),
                    "");
        }
        Answers answers = Answers.of(outputs);
        Forms forms = new Forms(inputs, outputs, answers);
        List<Rule> rules = new ArrayList<>();
        Rule transform = Transforms.explain(inputs, outputs);
        if (transform != null) {
            rules.add(transform);
        }
        boolean labelled = transform == null && forms.format() != OutputFormat.CHOICE && !forms.copied()
                && labelled(set, answers.finals(), forms.format());
        List<Label> labels = labelled ? labels(answers.finals()) : List.of();
        // What the rule gives needs no further words about its form.
        rules.addAll(transform == null ? forms.rules() : List.of());
        if (labelled && whole(labels, outputs.size())) {
            rules.add(new Rule("labels.whole", "The answer is one of %d labels.".formatted(labels.size()),
                    outputs.size(), outputs.size(), false));
        }
        String out = language(inputs, outputs);
        OutputFormat format = labelled
                ? OutputFormat.LABEL
                : transform == null || forms.format() == OutputFormat.NUMBER || forms.format() == OutputFormat.DATE
                        ? forms.format()
                        : OutputFormat.TEXT;
        List<String> notes = new ArrayList<>(set.notes());
        notes.addAll(contradictions(inputs, answers.finals()));
        String hint = rhymes(inputs, outputs);
        return new Findings(task(set, transform, labelled, forms, answers, out), labels, format, forms.keys(), rules,
                out, notes, hint);
    }

    /// The rule that tells answers from inputs, or null.
    public @Nullable Rule deciding() {
        return rules.stream().filter(rule -> rule.decides() && rule.always()).findFirst().orElse(null);
    }

    private static boolean labelled(ExampleSet set, List<String> answers, OutputFormat format) {
        int all = answers.size();
        long different = answers.stream().distinct().count();
        boolean brief = answers.stream().allMatch(answer -> answer.length() <= 40 && answer.indexOf('\n') < 0
                && answer.split("\\s+", 0).length <= 6 && !answer.isEmpty());
        if (!brief || all < 2 || different > MOST_LABELS || format == OutputFormat.JSON || format == OutputFormat.DATE
                || format == OutputFormat.CODE) {
            return false;
        }
        Set<String> small = Set.copyOf(answers.stream().map(answer -> answer.toLowerCase(Locale.ROOT)).toList());
        Names names = Names.all();
        boolean closed = names.closed().stream().anyMatch(known -> known.containsAll(small));
        boolean named = Arrays.stream(set.outputName().toLowerCase(Locale.ROOT).split(", ", 0))
                .anyMatch(names.labelling()::contains);
        long repeated = all - different;
        if (format == OutputFormat.NUMBER) {
            return named && different < 10 && repeated * 2 >= all;
        }
        boolean scale = Forms.scale(answers);
        boolean many = different > 1 && repeated * 10 >= all * 3L && repeated > 0;
        return closed || scale || many || (named && repeated > 0);
    }

    private static List<Label> labels(List<String> answers) {
        Map<String, List<Integer>> byText = new LinkedHashMap<>();
        for (int at = 0; at < answers.size(); at++) {
            byText.computeIfAbsent(answers.get(at), _ -> new ArrayList<>()).add(at + 1);
        }
        return byText.entrySet().stream().map(entry -> new Label(entry.getKey(), entry.getValue()))
                .sorted(Forms.scale(answers)
                        ? Comparator.comparing(Label::text)
                        : Comparator.comparingInt(Label::count).reversed())
                .toList();
    }

    // That there are no further labels follows from no number of examples; where each was seen three times
    // or more, a new one would be a surprise.
    private static boolean whole(List<Label> labels, int examples) {
        return examples >= 8 && labels.size() > 1 && labels.stream().allMatch(label -> label.count() > 2);
    }

    private static String language(List<String> inputs, List<String> outputs) {
        String from = Scripts.language(inputs);
        String to = Scripts.language(outputs);
        return to != null && from != null && !to.equals(from) ? to : "";
    }

    private static Task task(ExampleSet set, @Nullable Rule transform, boolean labelled, Forms forms, Answers answers,
            String language) {
        List<Example> examples = set.examples();
        if (transform != null || !language.isEmpty()) {
            return Task.TRANSFORMATION;
        }
        if (labelled) {
            return Task.CLASSIFICATION;
        }
        String name = set.inputName().toLowerCase(Locale.ROOT);
        boolean asks = name.equals("q") || name.contains("question") || name.equals("problem")
                || examples.stream().filter(example -> example.input().contains("?")).count() * 2 > examples.size();
        if (forms.format() == OutputFormat.CHOICE || !answers.lead().isEmpty()
                || (asks && forms.format() != OutputFormat.JSON && !forms.copied() && set.format() != Format.CHAT
                        && brief(examples, 12))) {
            return Task.QUESTION_ANSWERING;
        }
        if (forms.format() == OutputFormat.JSON) {
            return filled(examples);
        }
        if (forms.copied()) {
            return Task.EXTRACTION;
        }
        if (forms.format() == OutputFormat.CODE) {
            return Task.GENERATION;
        }
        boolean rewritten = forms.format() == OutputFormat.NUMBER || forms.format() == OutputFormat.DATE
                || examples.stream().allMatch(example -> words(example.input()) < 4 && words(example.output()) < 4)
                || examples.stream().filter(example -> shared(example) >= 0.4).count() * 2 > examples.size();
        return rewritten || (forms.format() == OutputFormat.TEMPLATE && brief(examples, 8))
                ? Task.TRANSFORMATION
                : Task.GENERATION;
    }

    // JSON extracts only if most of its values stand in the input; it classifies if they are a few that come again.
    private static Task filled(List<Example> examples) {
        int values = 0;
        int drawn = 0;
        Set<String> different = new HashSet<>();
        for (Example example : examples) {
            JsonNode answer = Answers.json(example.output());
            String input = example.input().toLowerCase(Locale.ROOT);
            for (JsonNode leaf : answer == null ? List.<JsonNode>of() : leaves(answer)) {
                String value = leaf.asString("").strip().toLowerCase(Locale.ROOT);
                values++;
                different.add(value);
                drawn += input.contains(value) ? 1 : 0;
            }
        }
        if (values > 0 && drawn * 2 >= values) {
            return Task.EXTRACTION;
        }
        return values > 2 && different.size() * 2 <= values ? Task.CLASSIFICATION : Task.GENERATION;
    }

    // The values that say something: "true" and "null" stand in no input.
    private static List<JsonNode> leaves(JsonNode node) {
        return node.isContainer()
                ? node.valueStream().flatMap(value -> leaves(value).stream()).toList()
                : node.isString() || node.isNumber() ? List.of(node) : List.of();
    }

    private static boolean brief(List<Example> examples, int most) {
        return examples.stream().allMatch(example -> words(example.output()) <= most);
    }

    private static int words(String text) {
        return text.strip().split("\\s+", 0).length;
    }

    private static double shared(Example example) {
        List<String> given = Arrays.asList(example.input().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", 0));
        List<String> said = Arrays.asList(example.output().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", 0));
        return said.stream().filter(given::contains).count() / (double) Math.max(1, said.size());
    }

    private static List<String> contradictions(List<String> inputs, List<String> answers) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        for (int at = 0; at < inputs.size(); at++) {
            Integer before = seen.putIfAbsent(inputs.get(at).strip().toLowerCase(Locale.ROOT), at);
            if (before != null) {
                notes.add(answers.get(before).equals(answers.get(at))
                        ? "Examples %d and %d are the same.".formatted(before + 1, at + 1)
                        : "Examples %d and %d contradict each other: the same input has different answers."
                                .formatted(before + 1, at + 1));
            }
        }
        return notes;
    }

    // Words that end alike: a hint, since spelling is not sound.
    private static String rhymes(List<String> inputs, List<String> outputs) {
        int alike = 0;
        for (int at = 0; at < inputs.size(); at++) {
            String a = inputs.get(at).toLowerCase(Locale.ROOT);
            String b = outputs.get(at).toLowerCase(Locale.ROOT);
            boolean words = a.matches("\\p{L}{2,20}") && b.matches("\\p{L}{2,20}") && !a.equals(b);
            alike += words && a.length() > 1 && b.length() > 1
                    && a.substring(a.length() - 2).equals(b.substring(b.length() - 2)) ? 1 : 0;
        }
        return inputs.size() > 2 && alike * 5 >= inputs.size() * 4 && alike > 2
                ? "Answer with a word that rhymes with the input."
                : "";
    }
}
