package dev.whittle.optimizer.fewshot.ablation;

import dev.whittle.model.Parameters;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.optimizer.experiment.matrix.Case;
import dev.whittle.optimizer.experiment.matrix.CaseSet;
import dev.whittle.optimizer.experiment.matrix.MatrixColumn;
import dev.whittle.optimizer.experiment.matrix.MatrixInputs;
import dev.whittle.optimizer.experiment.matrix.Standing;
import dev.whittle.optimizer.fewshot.Example;
import dev.whittle.optimizer.fewshot.ExampleChecks;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.ablation.Variant.Kind;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// A plan to find out what examples are worth: prompts with all, without each, with fewer and without any of them, and
/// the cases all are tried on. The person's own cases, or else the examples themselves: then each is asked with prompts
/// that were made without it, so that no prompt is tried on what it shows (leave-one-out cross-validation).
///
/// @param variants what is tried, the person's prompt first
/// @param prompts the prompt of each variant as a run takes it, with variables where cases differ
/// @param cases what they are tried on
/// @param own whether the cases are the person's, not the examples
/// @param silent pairs of a variant and a case, `variant * cases + case`, that say nothing about the variant
/// @param notes what the person should know, one sentence each
public record Ablation(List<Variant> variants, List<Prompt> prompts, CaseSet cases, boolean own, Set<Long> silent,
        List<String> notes) {
    /// So many examples serve as cases at most.
    public static final int MOST_CASES = 60;
    /// So many chars the texts of one run have at most.
    static final long MOST_CHARS = 40_000_000;

    public Ablation {
        variants = List.copyOf(variants);
        prompts = List.copyOf(prompts);
        silent = Set.copyOf(silent);
        notes = List.copyOf(notes);
    }

    /// Tries the variants of a prompt on a person's cases. Cases that ask what an example shows are left out.
    ///
    /// @throws IllegalArgumentException if that cannot be done; the message is one sentence for the person
    public static Ablation onCases(String name, Prompt prompt, ExampleSet set, CaseSet cases, Settings settings) {
        requireExamples(set);
        List<String> notes = new ArrayList<>();
        List<Variant> variants = new Variants(prompt, set, settings).all(0, notes);
        if (cases.columns().stream().noneMatch(prompt.variables()::contains)) {
            throw new IllegalArgumentException(
                    "The prompt has no variable that %s has a value for, so every case would ask the same; write {{%s}} where the question goes."
                            .formatted(cases.name(), cases.columns().isEmpty() ? "input" : cases.columns().getFirst()));
        }
        variants.forEach(variant -> cases.requireFor(name, variant.prompt()));
        Set<String> shown = set.examples().stream().map(Ablation::asked).collect(Collectors.toSet());
        List<Case> fresh = cases.cases().stream()
                .filter(one -> one.variables().entrySet().stream().noneMatch(
                        value -> prompt.variables().contains(value.getKey())
                                && shown.contains(plain(value.getValue()))))
                .toList();
        if (fresh.size() < cases.cases().size()) {
            notes.add("%d of the cases ask what an example of the prompt shows; they are left out."
                    .formatted(cases.cases().size() - fresh.size()));
        }
        if (fresh.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no case that is not an example of the prompt; add cases the prompt does not show."
                            .formatted(cases.name()));
        }
        return new Ablation(variants, variants.stream().map(Variant::prompt).toList(),
                new CaseSet(cases.name(), fresh, cases.columns()), true, Set.of(), notes);
    }

    /// Tries the variants on the examples themselves.
    ///
    /// @throws IllegalArgumentException if that cannot be done; the message is one sentence for the person
    public static Ablation onExamples(Prompt prompt, ExampleSet set, Settings settings) {
        requireExamples(set);
        if (set.size() < 2) {
            throw new IllegalArgumentException(
                    "One example cannot be tried on itself; open a file of cases.");
        }
        List<String> notes = new ArrayList<>();
        Variants maker = new Variants(prompt, set, settings);
        List<Variant> variants = maker.all(1, notes);
        Question question = Question.of(prompt, set);
        List<Integer> asked = spread(set.size());
        List<Fold> folds = folds(maker, variants, set, question, asked);
        if (folds.isEmpty()) {
            throw new IllegalArgumentException(
                    "All examples ask the same, so none can be tried with a prompt that does not show it; open a file of cases.");
        }
        if (folds.size() < set.size()) {
            notes.add("%d of %d examples serve as cases.".formatted(folds.size(), set.size()));
        }
        Findings findings = Findings.of(set);
        notes.add(
                "The cases are the prompt's own examples, each asked with prompts that do not show it; answers are compared %s."
                        .formatted(ExampleChecks.title(findings)));
        return assembled(variants, folds, set, findings, notes);
    }

    /// Tries prompts on examples none of them shows.
    ///
    /// @param variants the prompt with fewer examples first, then what stands in their place
    /// @param whole the prompt the examples are from
    /// @param held indexes of the examples to ask
    /// @throws IllegalArgumentException if that cannot be done; the message is one sentence for the person
    public static Ablation heldOut(List<Variant> variants, Prompt whole, ExampleSet set, List<Integer> held) {
        Question question = Question.of(whole, set);
        List<Fold> folds = held.stream().map(at -> new Fold(at, variants.stream()
                .map(variant -> Optional.of(question.ask(variant.prompt(), set.examples().get(at)))).toList()))
                .toList();
        return assembled(variants, folds, set, Findings.of(set), List.of());
    }

    /// One example that is asked.
    ///
    /// @param place index of the example
    /// @param prompts what is sent, variant by variant; empty where that says nothing about the variant
    private record Fold(int place, List<Optional<Prompt>> prompts) {
        Prompt sent(int variant) {
            return prompts.get(variant).orElseGet(() -> prompts.getFirst().orElseThrow());
        }
    }

    private static List<Fold> folds(Variants maker, List<Variant> variants, ExampleSet set, Question question,
            List<Integer> asked) {
        List<Fold> folds = new ArrayList<>();
        for (int at : asked) {
            Example example = set.examples().get(at);
            List<Integer> others = IntStream.range(0, set.size())
                    .filter(other -> !asked(set.examples().get(other)).equals(asked(example))).boxed().toList();
            if (!others.isEmpty()) {
                folds.add(new Fold(at, variants.stream()
                        .map(variant -> maker.among(others, variant).map(prompt -> question.ask(prompt, example)))
                        .toList()));
            }
        }
        return folds;
    }

    private static Ablation assembled(List<Variant> all, List<Fold> every, ExampleSet set, Findings findings,
            List<String> said) {
        List<String> notes = new ArrayList<>(said);
        List<Integer> tried = IntStream.range(0, all.size())
                .filter(variant -> every.stream().anyMatch(fold -> fold.prompts().get(variant).isPresent())).boxed()
                .toList();
        all.stream().filter(variant -> !tried.contains(all.indexOf(variant))).forEach(variant -> notes
                .add("\"%s\" is not tried: nothing can be made of the other examples.".formatted(variant.title())));
        List<Fold> folds = alike(every, tried);
        Templates templates = new Templates(folds.size());
        List<Variant> variants = new ArrayList<>();
        List<Prompt> prompts = new ArrayList<>();
        List<Integer> used = new ArrayList<>();
        for (int variant : tried) {
            boolean large = templates.size() > MOST_CHARS / 2 && all.get(variant).kind() == Kind.WITHOUT;
            if (!large) {
                prompts.add(templates.add("v" + prompts.size(),
                        folds.stream().map(fold -> fold.sent(variant)).toList()));
                variants.add(all.get(variant));
                used.add(variant);
            }
        }
        if (templates.size() > MOST_CHARS) {
            throw new IllegalArgumentException(
                    "The examples are too long and too many to be tried on each other; open a file of cases.");
        }
        if (used.size() < tried.size()) {
            notes.add(
                    "%d examples are not left out one at a time, since the texts would be too many; name those to try."
                            .formatted(tried.size() - used.size()));
        }
        Set<Long> silent = new HashSet<>();
        for (int one = 0; one < folds.size(); one++) {
            for (int variant = 0; variant < used.size(); variant++) {
                if (folds.get(one).prompts().get(used.get(variant)).isEmpty()) {
                    silent.add((long) variant * folds.size() + one);
                }
            }
        }
        return new Ablation(variants, prompts, cases(folds, templates, set, findings), false, silent, notes);
    }

    // A run has one list of roles a column; an example that occurs twice leaves a chat two messages shorter.
    private static List<Fold> alike(List<Fold> folds, List<Integer> tried) {
        return folds.stream().filter(fold -> tried.stream()
                .allMatch(variant -> roles(fold.sent(variant)).equals(roles(folds.getFirst().sent(variant))))).toList();
    }

    private static List<Role> roles(Prompt prompt) {
        return prompt.messages().stream().map(Message::role).toList();
    }

    private static CaseSet cases(List<Fold> folds, Templates templates, ExampleSet set, Findings findings) {
        List<ArrayNode> checks = ExampleChecks.of(set, findings);
        List<Case> cases = new ArrayList<>();
        for (int one = 0; one < folds.size(); one++) {
            Example example = set.examples().get(folds.get(one).place());
            SequencedMap<String, String> values = new LinkedHashMap<>(templates.values().get(one));
            values.put("input", example.input());
            values.put("expected", example.output());
            int number = folds.get(one).place() + 1;
            cases.add(new Case(number, "example " + number, values, example.output(),
                    checks.get(folds.get(one).place()), null));
        }
        return new CaseSet("the examples", cases,
                cases.stream().flatMap(one -> one.variables().keySet().stream()).distinct().toList());
    }

    // All examples, or as many as serve as cases, evenly over the prompt.
    private static List<Integer> spread(int size) {
        int cases = Math.min(size, MOST_CASES);
        return IntStream.range(0, cases).map(at -> (int) ((long) at * size / cases)).boxed().toList();
    }

    private static void requireExamples(ExampleSet set) {
        if (set.isEmpty()) {
            throw new IllegalArgumentException(
                    set.notes().isEmpty() ? "There are no examples." : set.notes().getFirst());
        }
    }

    private static String asked(Example example) {
        return plain(example.input());
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /// What a run is started with.
    ///
    /// @param provider id of the provider that is asked
    /// @param checks checks of every answer, or null. Given, they take the place of those that compare an answer with
    ///     the example's; cases of the person keep theirs
    public MatrixInputs inputs(Target target, String provider, Parameters parameters, @Nullable JsonNode checks,
            int repeats) {
        List<MatrixColumn> columns = new ArrayList<>();
        for (int at = 0; at < variants.size(); at++) {
            columns.add(new MatrixColumn(new Column(variants.get(at).id(), variants.get(at).title(), prompts.get(at),
                    target, parameters), provider));
        }
        return new MatrixInputs(columns, checks == null || own ? cases : unchecked(), checks, repeats);
    }

    private CaseSet unchecked() {
        return new CaseSet(cases.name(), cases.cases().stream().map(one -> new Case(one.number(), one.description(),
                one.variables(), one.expected(), JsonMapper.shared().createArrayNode(), null)).toList(),
                cases.columns());
    }

    /// Whether a variant's answers to a case say anything about it.
    public Standing.Counts counts() {
        return (variant, one) -> !silent.contains((long) variant * cases.cases().size() + one);
    }
}
