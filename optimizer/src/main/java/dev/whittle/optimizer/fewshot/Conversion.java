package dev.whittle.optimizer.fewshot;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleBiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A shorter way to say what examples say. What is proposed is text; the optimizer's guard and token gate decide
/// whether it may be offered.
///
/// @param goal what it makes of the examples
/// @param kept the numbers of the examples that stay, from 1, in their new order
/// @param cuts what changes in the prompt; empty if there is an obstacle
/// @param lost what the shorter prompt no longer says, one sentence each
/// @param obstacle why this conversion is not possible, one sentence; empty if it is
public record Conversion(Goal goal, List<Integer> kept, List<Cut> cuts, List<String> lost, String obstacle) {
    private static final int MOST_CARRIERS = 3;

    // Sentences that fit any task.
    private static final Pattern GENERAL = Pattern.compile(
            "(?i)\\b(?:you are|assistant|remember|answer only|follow the rules|do the same|what the examples|be brief|nothing else|next one|begin)\\b");

    /// What becomes of the examples.
    public enum Goal {
        /// An instruction in their place.
        ZERO_SHOT,
        /// A few of them.
        K_SHOT
    }

    /// One change of a message.
    ///
    /// @param start first char that goes
    /// @param end char behind the last that goes
    public record Cut(int message, int start, int end, String replacement) {}

    public Conversion {
        kept = List.copyOf(kept);
        cuts = List.copyOf(cuts);
        lost = List.copyOf(lost);
    }

    /// Whether there is something to propose.
    public boolean possible() {
        return obstacle.isEmpty();
    }

    /// The prompt without examples: task, labels, form and rules in words. Examples that break a rule most
    /// follow stay, at most three. Not possible where neither the prompt nor the examples say in words what is
    /// to be done.
    public static Conversion zeroShot(Prompt prompt, ExampleSet set, Findings findings) {
        return inPlace(prompt, set, findings, "");
    }

    /// The prompt with an instruction somebody wrote in place of its examples, and beneath it what the examples say of
    /// labels, keys and form, as far as the instruction does not.
    ///
    /// @param task the instruction, not blank
    public static Conversion written(Prompt prompt, ExampleSet set, Findings findings, String task) {
        return inPlace(prompt, set, findings, task);
    }

    private static Conversion inPlace(Prompt prompt, ExampleSet set, Findings findings, String task) {
        if (set.isEmpty()) {
            return refused(Goal.ZERO_SHOT, set.notes().isEmpty() ? "There are no examples." : set.notes().getFirst());
        }
        if (set.format() == Format.MESSAGES) {
            return refused(Goal.ZERO_SHOT,
                    "The examples are messages of their own; fewer of them can be kept, or an instruction written into the system message.");
        }
        int message = set.examples().getFirst().message();
        String text = prompt.messages().get(message).text();
        Surroundings block = Surroundings.of(text, set);
        if (!block.obstacle().isEmpty()) {
            return refused(Goal.ZERO_SHOT, block.obstacle());
        }
        boolean told = !task.isEmpty() || told(prompt, message, block);
        Instruction instruction = Instruction.of(set, findings, told).after(task, findings);
        if (!instruction.known()) {
            return refused(Goal.ZERO_SHOT,
                    "The examples show the task, but no rule explains them and the prompt does not name it: say in a sentence what is to be done, or keep fewer examples.");
        }
        List<Integer> carriers = findings.deciding() != null ? List.of() : carriers(set, findings);
        String shown = carriers.isEmpty()
                ? ""
                : "Examples:\n" + String.join(set.format() == Format.TABLE ? "\n" : "\n\n",
                        Subset.pieces(text, set, carriers));
        String replacement = Stream.of(instruction.text(), shown).filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        boolean row = set.format() == Format.TABLE && set.asks();
        replacement = row
                ? replacement + "\n\n" + header(text, block.start(), set.examples().getFirst().start())
                : replacement;
        int end = replacement.isEmpty() ? Borders.skip(text, block.end()) : block.end();
        boolean tight = !row && !replacement.isEmpty() && end < text.length() && Borders.skip(text, end) - end == 1;
        replacement = tight ? replacement + "\n" : replacement;
        List<String> lost = new ArrayList<>(lost(set, findings, carriers, told));
        if (Cycle.CUE.matcher(text.substring(0, block.start())).find()
                || Cycle.CUE.matcher(text.substring(block.end())).find()) {
            lost.add("The rest of the prompt still speaks of examples.");
        }
        return new Conversion(Goal.ZERO_SHOT, carriers.stream().map(at -> at + 1).toList(),
                List.of(new Cut(message, block.start(), end, replacement)), lost, "");
    }

    /// The prompt with fewer examples: each label and form once, then those farthest apart.
    ///
    /// @param k how many stay
    /// @param mix whether labels take turns in their order; else the order stays
    /// @param distance how unlike two examples are, such as [Distances#byWords]
    /// @throws IllegalArgumentException if k is less than 1
    public static Conversion kShot(Prompt prompt, ExampleSet set, Findings findings, int k, boolean mix,
            ToDoubleBiFunction<Example, Example> distance) {
        if (k < 1) {
            throw new IllegalArgumentException("At least 1 example has to stay; %d do not.".formatted(k));
        }
        if (set.size() < 2 || (k >= set.size() && !mix)) {
            return refused(Goal.K_SHOT,
                    set.isEmpty()
                            ? "There are no examples."
                            : "There are no more than %d example%s.".formatted(set.size(), set.size() == 1 ? "" : "s"));
        }
        List<Integer> chosen = Selection.choose(set, findings, k, distance);
        chosen = mix ? Selection.mixed(chosen, findings) : chosen;
        List<Integer> numbers = chosen.stream().map(at -> at + 1).toList();
        List<String> lost = onlyCases(set, findings, chosen);
        if (set.format() == Format.MESSAGES) {
            List<Cut> cuts = new ArrayList<>();
            for (int at = 0; at < set.size(); at++) {
                Example example = set.examples().get(at);
                if (!chosen.contains(at)) {
                    cuts.add(whole(prompt, example.message()));
                    cuts.add(whole(prompt, example.message() + 1));
                }
            }
            return new Conversion(Goal.K_SHOT, numbers.stream().sorted().toList(), cuts, lost, "");
        }
        int message = set.examples().getFirst().message();
        String text = prompt.messages().get(message).text();
        Surroundings block = Surroundings.of(text, set);
        if (block.obstacle().contains("variable")) {
            return refused(Goal.K_SHOT, block.obstacle());
        }
        int start = set.examples().getFirst().start();
        int end = set.examples().getLast().end();
        String pieces = String.join(Subset.gap(text, set), Subset.pieces(text, set, chosen));
        return new Conversion(Goal.K_SHOT, numbers, List.of(new Cut(message, start, end, pieces)), lost, "");
    }

    /// The prompt with its one cut made, which no guard has looked at: for measuring what the conversion is worth.
    ///
    /// @throws IllegalStateException if the conversion is not possible, or takes whole messages out
    public Prompt unguarded(Prompt prompt) {
        if (cuts.size() != 1) {
            throw new IllegalStateException("There is no text to put in place of the examples. " + obstacle);
        }
        Cut cut = cuts.getFirst();
        String text = prompt.messages().get(cut.message()).text();
        return prompt.withText(cut.message(), text.substring(0, cut.start()) + cut.replacement()
                + text.substring(cut.end()));
    }

    private static Conversion refused(Goal goal, String why) {
        return new Conversion(goal, List.of(), List.of(), List.of(), why);
    }

    private static Cut whole(Prompt prompt, int message) {
        return new Cut(message, 0, prompt.messages().get(message).text().length(), "");
    }

    // Whether the prompt says before its examples what is to be done: a sentence of four words or more, or a shorter
    // question or command, that is not only an announcement of examples. What follows them may be the question.
    private static boolean told(Prompt prompt, int message, Surroundings block) {
        String before = prompt.messages().get(message).text().substring(0, block.start());
        String system = prompt.messages().subList(0, message).stream().filter(other -> other.role() == Role.SYSTEM)
                .map(Message::text).collect(Collectors.joining("\n"));
        return (system + "\n" + before).lines().map(String::strip).anyMatch(line -> {
            boolean asks = !line.isEmpty() && Character.isLetter(line.codePointAt(0)) && asks(line);
            boolean announces = Cycle.CUE.matcher(line).find() && line.split("\\s+", 0).length < 9;
            return asks && !announces && !GENERAL.matcher(line).find();
        });
    }

    private static boolean asks(String line) {
        String[] words = line.split("\\s+", 0);
        return words.length > 3 || (words.length > 2 && line.endsWith("?"))
                || (words.length > 1 && Names.all().tasks().contains(words[0].toLowerCase(Locale.ROOT)));
    }

    // Examples that break a rule which most follow: words for the rule would mislead about them.
    private static List<Integer> carriers(ExampleSet set, Findings findings) {
        Set<Integer> carriers = new TreeSet<>();
        for (String key : findings.keys()) {
            List<Integer> without = IntStream.range(0, set.size())
                    .filter(at -> !set.examples().get(at).output().contains("\"" + key + "\"")).boxed().toList();
            if (!without.isEmpty() && without.size() * 5 <= set.size()) {
                carriers.add(without.getFirst());
            }
        }
        return carriers.stream().limit(MOST_CARRIERS).toList();
    }

    private static List<String> lost(ExampleSet set, Findings findings, List<Integer> kept, boolean told) {
        if (findings.deciding() != null) {
            return List.of();
        }
        List<String> lost = new ArrayList<>(onlyCases(set, findings, kept));
        if (!findings.labels().isEmpty()) {
            if (!told) {
                lost.add("What tells the labels apart is shown by the examples only.");
            }
        } else if (findings.rules().stream().noneMatch(rule -> rule.id().equals("form.part"))
                && (findings.format() == OutputFormat.TEXT || findings.format() == OutputFormat.CODE
                        || findings.format() == OutputFormat.LIST || findings.format() == OutputFormat.TEMPLATE)) {
            lost.add("How the answers are worded is shown by the examples only.");
        }
        return lost;
    }

    private static List<String> onlyCases(ExampleSet set, Findings findings, List<Integer> kept) {
        List<String> lost = new ArrayList<>();
        for (Findings.Label label : findings.labels()) {
            boolean shown = label.examples().stream().anyMatch(number -> kept.contains(number - 1));
            if (label.count() == 1 && !shown && set.size() > 1) {
                lost.add("Example %d shows the only case of the label \"%s\".".formatted(label.examples().getFirst(),
                        label.text()));
            }
        }
        return lost;
    }

    // The header stays where a row without an answer follows.
    private static String header(String text, int from, int to) {
        return text.substring(from, to).lines()
                .filter(line -> line.contains("|") || line.contains(",") || line.contains("\t"))
                .collect(Collectors.joining("\n"));
    }
}
