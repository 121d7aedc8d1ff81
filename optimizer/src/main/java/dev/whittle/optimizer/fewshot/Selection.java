package dev.whittle.optimizer.fewshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleBiFunction;

/// Chooses the few examples to keep: first those that show a label or an exception no chosen one shows, then
/// the one farthest from all chosen (greedy k-center, Gonzalez 1985).
public final class Selection {
    private Selection() {}

    /// How many examples are enough to show each label once; without labels two, or three of many.
    public static int enough(ExampleSet set, Findings findings) {
        int wanted = !findings.labels().isEmpty() ? findings.labels().size() : set.size() > 6 ? 3 : 2;
        return Math.max(1, Math.min(wanted, set.size() - 1));
    }

    /// The places of the chosen examples, ascending.
    ///
    /// @param k how many; all if there are fewer
    /// @param distance 0 for the same, 1 for nothing in common
    public static List<Integer> choose(ExampleSet set, Findings findings, int k,
            ToDoubleBiFunction<Example, Example> distance) {
        List<Set<String>> features = features(set, findings);
        Set<Integer> chosen = new TreeSet<>();
        Set<String> shown = new HashSet<>();
        double[] near = new double[set.size()];
        Arrays.fill(near, Double.MAX_VALUE);
        while (chosen.size() < Math.min(k, set.size())) {
            int best = -1;
            double most = -1;
            for (int at = 0; at < set.size(); at++) {
                long fresh = features.get(at).stream().filter(feature -> !shown.contains(feature)).count();
                double worth = fresh * 10.0 + Math.min(1, near[at]);
                if (!chosen.contains(at) && worth > most) {
                    best = at;
                    most = worth;
                }
            }
            chosen.add(best);
            shown.addAll(features.get(best));
            Example added = set.examples().get(best);
            for (int at = 0; at < set.size(); at++) {
                near[at] = Math.min(near[at], distance.applyAsDouble(set.examples().get(at), added));
            }
        }
        return List.copyOf(chosen);
    }

    /// The same examples, labels taking turns, so that none stands last several times: models favour what
    /// they saw last (Zhao et al. 2021, Calibrate Before Use).
    static List<Integer> mixed(List<Integer> chosen, Findings findings) {
        Map<String, List<Integer>> byLabel = new LinkedHashMap<>();
        for (int at : chosen) {
            String label = findings.labels().stream().filter(one -> one.examples().contains(at + 1))
                    .map(Findings.Label::text).findFirst().orElse("");
            byLabel.computeIfAbsent(label, _ -> new ArrayList<>()).add(at);
        }
        List<Integer> mixed = new ArrayList<>();
        for (int round = 0; mixed.size() < chosen.size(); round++) {
            for (List<Integer> own : byLabel.values()) {
                if (round < own.size()) {
                    mixed.add(own.get(round));
                }
            }
        }
        return mixed;
    }

    private static List<Set<String>> features(ExampleSet set, Findings findings) {
        List<Set<String>> features = new ArrayList<>();
        for (int at = 0; at < set.size(); at++) {
            Set<String> own = new HashSet<>();
            int number = at + 1;
            findings.labels().stream().filter(label -> label.examples().contains(number))
                    .forEach(label -> own.add("label " + label.text()));
            Example example = set.examples().get(at);
            findings.keys().stream().filter(key -> example.output().contains("\"" + key + "\""))
                    .forEach(key -> own.add("key " + key));
            own.add(example.output().indexOf('\n') < 0 ? "one line" : "lines");
            features.add(own);
        }
        return features;
    }
}
