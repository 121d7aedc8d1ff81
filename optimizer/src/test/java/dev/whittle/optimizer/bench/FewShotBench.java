package dev.whittle.optimizer.bench;

import dev.whittle.optimizer.ExampleProposal;
import dev.whittle.optimizer.fewshot.Conversion;
import dev.whittle.optimizer.fewshot.Distances;
import dev.whittle.optimizer.fewshot.Example;
import dev.whittle.optimizer.fewshot.ExampleFinder;
import dev.whittle.optimizer.fewshot.ExampleSet;
import dev.whittle.optimizer.fewshot.FewShotSets;
import dev.whittle.optimizer.fewshot.FewShotSets.Real;
import dev.whittle.optimizer.fewshot.FewShotSets.Task;
import dev.whittle.optimizer.fewshot.Findings;
import dev.whittle.optimizer.fewshot.Rendering;
import dev.whittle.optimizer.fewshot.Rendering.Pair;
import dev.whittle.optimizer.fewshot.Rule;
import dev.whittle.optimizer.fewshot.Selection;
import dev.whittle.pass.Protection;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Examples found, claims held out, prompts converted.
public final class FewShotBench {
    private static final List<String> INTROS = List.of("", "Here are some examples.\n\n",
            "You are a careful assistant. Follow the rules.\n\nRules:\n- Be brief.\n- Note: never guess.\n- Tone: friendly\n\nExamples:\n\n",
            "Do what the examples show. Answer with nothing else:\n\n");
    private static final List<String> OUTROS = List.of("", "\n\nNow do the same for the next one. Answer only.",
            "\n\n---\nRemember: answer briefly and do not explain.");

    private static final Tokenizer O200K = Tokenizers.get("o200k_base");

    private FewShotBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        run(new PrintStream(System.out, true, StandardCharsets.UTF_8), arguments.length > 0);
    }

    static void run(PrintStream out, boolean verbose) throws IOException, InterruptedException {
        found(out, verbose);
        read(out, verbose);
        heldOut(out, verbose);
        converted(out);
    }

    // Labels and form of the answers of our tasks, in every way of writing.
    private static void read(PrintStream out, boolean verbose) throws IOException {
        int all = 0;
        int labels = 0;
        int formats = 0;
        int tasks = 0;
        for (Task task : FewShotSets.own()) {
            for (Rendering rendering : Rendering.values()) {
                if (rendering.takes(task.pairs())) {
                    Findings findings = Findings.of(
                            ExampleFinder.find("Examples:\n\n" + rendering.render(task.pairs(), Optional.empty())));
                    boolean same = Set.copyOf(findings.labels().stream().map(Findings.Label::text).toList())
                            .equals(Set.copyOf(task.labels()));
                    boolean form = findings.format().id().equals(task.format());
                    all++;
                    labels += same ? 1 : 0;
                    formats += form ? 1 : 0;
                    tasks += findings.task().id().equals(task.task()) ? 1 : 0;
                    if (verbose && (!same || !form)) {
                        out.println("READ " + task.name() + " as " + rendering + ": " + findings);
                    }
                }
            }
        }
        out.printf("%n%d prompts of our tasks: label set right %d, form of the answers %d, kind of task %d%n", all,
                labels, formats, tasks);
    }

    // Every example left out once: does a rule said to hold in all others hold in it?
    private static void heldOut(PrintStream out, boolean verbose) throws IOException {
        int claims = 0;
        int wrong = 0;
        int out1 = 0;
        List<List<Example>> sets = new ArrayList<>();
        FewShotSets.real().forEach(real -> sets.add(ExampleFinder.find(real.prompt()).examples()));
        FewShotSets.own().forEach(task -> sets.add(ExampleFinder
                .find("Examples:\n\n" + Rendering.INPUT_OUTPUT.render(task.pairs(), Optional.empty())).examples()));
        ExampleSet empty = ExampleFinder.find("");
        for (List<Example> examples : sets) {
            Set<String> whole = always(empty.with(examples));
            for (int held = 0; held < examples.size(); held++) {
                List<Example> rest = new ArrayList<>(examples);
                rest.remove(held);
                out1++;
                for (String claim : always(empty.with(rest))) {
                    claims++;
                    boolean holds = whole.contains(claim);
                    wrong += holds ? 0 : 1;
                    if (verbose && !holds) {
                        out.println("CLAIM " + claim + " <> " + examples.get(held));
                    }
                }
            }
        }
        out.printf("%,d examples of %d prompts held out once each: %,d rules claimed for all others, %d contradicted%n",
                out1, sets.size(), claims, wrong);
    }

    private static Set<String> always(ExampleSet set) {
        return Set.copyOf(Findings.of(set).rules().stream().filter(Rule::always).map(Rule::text).distinct().toList());
    }

    private static void converted(PrintStream out) throws IOException, InterruptedException {
        Map<String, long[]> families = new TreeMap<>();
        for (Real real : FewShotSets.real()) {
            convert(real.prompt(), families.computeIfAbsent(real.task(), _ -> new long[5]));
        }
        for (Task task : FewShotSets.own()) {
            convert(Rendering.INPUT_OUTPUT.render(task.pairs(), Optional.empty()),
                    families.computeIfAbsent("ours, no instruction", _ -> new long[5]));
            convert(task.instruction() + "\n\n" + Rendering.INPUT_OUTPUT.render(task.pairs(), Optional.empty()),
                    families.computeIfAbsent("ours, with instruction", _ -> new long[5]));
        }
        out.println("\n| task family | prompts | converted | tokens | removed, % | k-shot removes, % |");
        out.println("|---|---:|---:|---:|---:|---:|");
        families.forEach((name, sums) -> out.printf("| %s | %d | %d | %,d | %.0f | %.0f |%n", name, sums[0], sums[1],
                sums[2], 100.0 * sums[3] / sums[2], 100.0 * sums[4] / sums[2]));
        long[] all = families.entrySet().stream().filter(entry -> !entry.getKey().startsWith("ours"))
                .map(Map.Entry::getValue)
                .reduce(new long[5],
                        (a, b) -> new long[]{a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]});
        out.printf("| all of shared/data/fewshot | %d | %d (%.1f %%) | %,d | %.0f | %.0f |%n", all[0], all[1],
                100.0 * all[1] / all[0], all[2], 100.0 * all[3] / all[2], 100.0 * all[4] / all[2]);
    }

    private static void convert(String text, long[] sums) throws InterruptedException {
        Prompt prompt = Prompt.of(Message.user(text));
        ExampleSet set = ExampleFinder.find(prompt);
        Findings findings = Findings.of(set);
        ExampleProposal zero = ExampleProposal.of(prompt, Conversion.zeroShot(prompt, set, findings), O200K,
                Protection.NONE);
        ExampleProposal few = ExampleProposal.of(prompt,
                Conversion.kShot(prompt, set, findings, Selection.enough(set, findings), false, Distances.byWords()),
                O200K, Protection.NONE);
        long before = zero.ledger().before().tokens();
        sums[0]++;
        sums[1] += zero.possible() ? 1 : 0;
        sums[2] += before;
        sums[3] += zero.possible() ? before - zero.accepted().after().tokens() : 0;
        sums[4] += few.possible() ? before - few.accepted().after().tokens() : 0;
    }

    private record Case(String name, List<Pair> pairs) {}

    static void found(PrintStream out, boolean verbose) throws IOException {
        List<Case> cases = new ArrayList<>();
        int realRight = 0;
        List<Real> reals = FewShotSets.real();
        for (Real real : reals) {
            int size = ExampleFinder.find(real.prompt()).size();
            realRight += size == real.examples() ? 1 : 0;
            if (verbose && size != real.examples()) {
                out.println("REAL " + real.id() + " " + size + " of " + real.examples());
            }
            List<Pair> pairs = FewShotSets.pairs(real);
            if (!pairs.isEmpty() && real.prompt().length() < 12_000) {
                cases.add(new Case(real.id(), pairs));
            }
        }
        out.printf("%nExact number of examples on %d of %d real prompts%n%n", realRight, reals.size());
        for (Task task : FewShotSets.own()) {
            cases.add(new Case(task.name(), task.pairs()));
        }
        out.println("| written as | prompts | count right | % | inputs and outputs right, % |");
        out.println("|---|---:|---:|---:|---:|");
        for (Rendering rendering : Rendering.values()) {
            int all = 0;
            int right = 0;
            int exact = 0;
            int shown = 0;
            for (Case one : cases) {
                if (!rendering.takes(one.pairs())) {
                    continue;
                }
                int variant = 0;
                for (String intro : INTROS) {
                    for (String outro : OUTROS) {
                        boolean asks = variant++ % 2 == 1;
                        List<Pair> shots = asks ? one.pairs().subList(0, one.pairs().size() - 1) : one.pairs();
                        if (shots.size() < 2 || (asks && !outro.isEmpty())) {
                            continue;
                        }
                        String prompt = intro + rendering.render(shots,
                                asks ? Optional.of(one.pairs().getLast().input()) : Optional.empty()) + outro;
                        ExampleSet set = ExampleFinder.find(prompt);
                        all++;
                        right += set.size() == shots.size() ? 1 : 0;
                        boolean same = same(set, shots);
                        exact += same ? 1 : 0;
                        if (verbose && !same && shown++ % 17 == 0 && shown < 60) {
                            out.println("-- " + one.name() + " variant " + variant + ": " + set.size() + " of "
                                    + shots.size() + " " + set.format() + " " + difference(set, shots));
                        }
                    }
                }
            }
            out.printf("| %s | %d | %d | %.1f | %.1f |%n",
                    rendering.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '), all, right,
                    100.0 * right / all, 100.0 * exact / all);
        }
    }

    private static boolean same(ExampleSet set, List<Pair> shots) {
        return set.size() == shots.size() && difference(set, shots).isEmpty();
    }

    private static String brief(Pair pair) {
        return List.of(pair.input(), pair.output()).stream().map(value -> value.replace("\n", "\\n"))
                .map(value -> value.length() > 90
                        ? value.substring(0, 40) + ".." + value.substring(value.length() - 45)
                        : value)
                .toList().toString();
    }

    private static String difference(ExampleSet set, List<Pair> shots) {
        for (int at = 0; at < Math.min(set.size(), shots.size()); at++) {
            Pair found = new Pair(set.examples().get(at).input(), set.examples().get(at).output());
            if (!found.equals(shots.get(at))) {
                return (at + 1) + ": " + brief(found) + " <> " + brief(shots.get(at));
            }
        }
        return "";
    }
}
