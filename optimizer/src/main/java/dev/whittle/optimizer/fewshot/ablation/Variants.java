package dev.whittle.optimizer.fewshot.ablation;

import dev.whittle.optimizer.fewshot.Conversion;
import dev.whittle.optimizer.fewshot.Example;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.Selection;
import dev.whittle.optimizer.fewshot.Subset;
import dev.whittle.optimizer.fewshot.ablation.Variant.Kind;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Makes the prompts that are tried out of one prompt.
final class Variants {
    /// So many examples are left out one at a time unless others are named.
    static final int MOST_LEFT_OUT = 40;
    private static final int MOST_KEPT = 32;

    private final Prompt prompt;
    private final ExampleSet set;
    private final Settings settings;

    Variants(Prompt prompt, ExampleSet set, Settings settings) {
        this.prompt = prompt;
        this.set = set;
        this.settings = settings;
    }

    /// All variants of the prompt, the prompt itself first.
    ///
    /// @param spare how many examples at least stay beyond the largest smaller set
    /// @param notes takes what is not tried and why
    List<Variant> all(int spare, List<String> notes) {
        List<Variant> all = new ArrayList<>();
        List<Integer> everything = IntStream.range(0, set.size()).boxed().toList();
        all.add(new Variant(Kind.ALL, 0, numbers(everything), prompt));
        for (int number : leftOut(notes)) {
            List<Integer> rest = everything.stream().filter(at -> at != number - 1).toList();
            all.add(new Variant(Kind.WITHOUT, number, numbers(rest), some(rest)));
        }
        Findings findings = Findings.of(set);
        for (int k : sizes(findings, spare)) {
            List<Integer> chosen = Selection.choose(set, findings, k, settings.distance());
            all.add(new Variant(Kind.K_SHOT, k, numbers(chosen), some(chosen)));
        }
        if (settings.zeroShot() != null) {
            Conversion conversion = Conversion.zeroShot(prompt, set, findings);
            all.add(new Variant(Kind.ZERO_SHOT, 0, conversion.kept(), settings.zeroShot()));
        }
        try {
            all.add(new Variant(Kind.NONE, 0, List.of(), Subset.without(prompt, set)));
        } catch (IllegalArgumentException e) {
            notes.add("The prompt without any example is not tried. " + e.getMessage());
        }
        return List.copyOf(all);
    }

    /// What a variant would be if only these examples were there; empty if nothing could be made of them, or it says
    /// nothing: the example it leaves out is none of them.
    ///
    /// @param places indexes of the examples that are there
    Optional<Prompt> among(List<Integer> places, Variant variant) {
        return switch (variant.kind()) {
            case ALL -> Optional.of(some(places));
            case WITHOUT -> places.contains(variant.number() - 1)
                    ? Optional.of(some(places.stream().filter(at -> at != variant.number() - 1).toList()))
                    : Optional.empty();
            case K_SHOT -> {
                ExampleSet there = set.with(places.stream().map(set.examples()::get).toList());
                yield there.size() <= variant.number()
                        ? Optional.empty()
                        : Optional.of(some(Selection
                                .choose(there, Findings.of(there), variant.number(), settings.distance()).stream()
                                .map(places::get).toList()));
            }
            case ZERO_SHOT -> {
                Subset there = Subset.of(prompt, set, places);
                Conversion conversion = Conversion.zeroShot(there.prompt(), there.set(), Findings.of(there.set()));
                yield conversion.possible() ? Optional.of(conversion.unguarded(there.prompt())) : Optional.empty();
            }
            case NONE -> Optional.of(variant.prompt());
            case WRITTEN -> throw new IllegalArgumentException("What a model wrote is not made of examples again.");
        };
    }

    private Prompt some(List<Integer> places) {
        return places.isEmpty() ? Subset.without(prompt, set) : Subset.of(prompt, set, places).prompt();
    }

    private List<Integer> leftOut(List<String> notes) {
        for (int number : settings.only()) {
            if (number < 1 || number > set.size()) {
                throw new IllegalArgumentException(
                        "There is no example %d; the prompt has %d.".formatted(number, set.size()));
            }
        }
        if (!settings.only().isEmpty()) {
            return settings.only();
        }
        if (set.size() <= MOST_LEFT_OUT) {
            return IntStream.rangeClosed(1, set.size()).boxed().toList();
        }
        notes.add("Of %d examples the %d longest are left out one at a time; name others to try those."
                .formatted(set.size(), MOST_LEFT_OUT));
        return IntStream.rangeClosed(1, set.size()).boxed()
                .sorted(Comparator.comparingInt((Integer number) -> -length(number))).limit(MOST_LEFT_OUT).sorted()
                .toList();
    }

    private int length(int number) {
        Example example = set.examples().get(number - 1);
        return example.input().length() + example.output().length() + example.reasoning().length();
    }

    private SortedSet<Integer> sizes(Findings findings, int spare) {
        SortedSet<Integer> sizes = new TreeSet<>(settings.sizes());
        if (sizes.isEmpty()) {
            sizes.add(Selection.enough(set, findings));
            for (int k = 1; k < Math.min(set.size(), MOST_KEPT + 1); k *= 2) {
                sizes.add(k);
            }
        }
        sizes.removeIf(k -> k > set.size() - 1 - spare || k < 1);
        return sizes;
    }

    private static List<Integer> numbers(List<Integer> places) {
        return places.stream().map(at -> at + 1).toList();
    }
}
