package dev.whittle.optimizer.bench;

import dev.whittle.embed.Embedder;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.ContextSets;
import dev.whittle.optimizer.context.ContextSets.Case;
import dev.whittle.optimizer.context.FileVectors;
import dev.whittle.optimizer.context.Granularity;
import dev.whittle.optimizer.context.Order;
import dev.whittle.optimizer.context.Ranking;
import dev.whittle.optimizer.context.Ranking.Part;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.optimizer.context.RecentVectors;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Simple ways to rank, pack and extract on the tune sets, and the speed of ours. How good ours are
/// on questions they were not trained on is measured by `RankTraining`.
final class ContextBench {
    // Rounds until the compiler is done.
    private static final int WARM = 15;
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");
    private static final int[] PERCENT = {50, 33, 20, 10};
    private static final List<String> SETS = List.of("nq10", "nq20", "nq30", "hotpot", "musique", "covidqa");

    private ContextBench() {}

    /// @param tokens tokens of the whole context
    private record Ranked(Case asked, long tokens, Ranking words, Ranking both, Ranking plain) {}

    static void run(PrintStream out) throws IOException, InterruptedException {
        ChunkRanker lexical = new ChunkRanker();
        ChunkRanker hybrid = new ChunkRanker(embedders(), new FileVectors(Path.of("target", "tune-vectors.bin")));
        List<List<Ranked>> sets = new ArrayList<>();
        for (String name : SETS) {
            List<Ranked> ranked = new ArrayList<>();
            for (Case one : ContextSets.cases(name)) {
                ranked.add(new Ranked(one, O200K.count(one.whole()).tokens(),
                        lexical.rank(one.chunks(), one.question()), hybrid.rank(one.chunks(), one.question()),
                        lexical.rank(one.chunks(), "")));
            }
            sets.add(ranked);
        }
        out.println("\n| ranking | set | R@1 | R@3 | R@5 | all@5 | MRR |\n|---|---|---:|---:|---:|---:|---:|");
        sets.forEach(set -> figures(out, "BM25", set, one -> by(one, scored -> scored.bm25())));
        sets.forEach(set -> figures(out, "embedding", set, one -> by(one, ContextBench::cosine)));
        sets.forEach(set -> figures(out, "BM25 + embedding, equal parts", set, ContextBench::equalParts));
        out.println("\n| answer kept at 50/33/20/10 % | " + String.join(" | ", SETS) + " |");
        out.println("|---|" + "---|".repeat(SETS.size()));
        kept(out, "head", sets, (one, budget) -> prefix(sentences(one.asked(), one.plain()), budget));
        kept(out, "random sentences", sets, (one, budget) -> {
            List<Chunk> sentences = sentences(one.asked(), one.plain());
            Collections.shuffle(sentences, new Random(one.asked().id().hashCode()));
            return prefix(sentences, budget);
        });
        kept(out, "BM25 sentence", sets, (one, budget) -> prefix(
                lexical.rank(sentences(one.asked(), one.plain()), one.asked().question()).scored().stream()
                        .sorted(Comparator.comparingDouble(scored -> -scored.bm25())).map(Scored::chunk).toList(),
                budget));
        kept(out, "whole chunks by BM25 rank", sets, (one, budget) -> prefix(one.words().scored().stream()
                .sorted(Comparator.comparingDouble(scored -> -scored.bm25())).map(Scored::chunk).toList(), budget));
        speed(out);
    }

    private interface Method {
        String text(Ranked one, long budget) throws InterruptedException;
    }

    private static void kept(PrintStream out, String method, List<List<Ranked>> sets, Method packer)
            throws InterruptedException {
        StringBuilder row = new StringBuilder("| " + method + " |");
        for (List<Ranked> set : sets) {
            for (int percent : PERCENT) {
                int asked = 0;
                int kept = 0;
                for (Ranked one : set) {
                    if (one.asked().answerable()) {
                        long budget = one.tokens() * percent / 100;
                        String text = packer.text(one, budget);
                        if (O200K.count(text).tokens() > budget) {
                            throw new IllegalStateException("%s packed over budget".formatted(method));
                        }
                        asked++;
                        kept += one.asked().answeredBy(text) ? 1 : 0;
                    }
                }
                row.append(" %.1f".formatted(100.0 * kept / asked));
            }
            row.append(" |");
        }
        out.println(row);
    }

    private static List<Chunk> sentences(Case one, Ranking ranking) {
        List<Chunk> sentences = new ArrayList<>();
        for (Scored scored : ranking.scored()) {
            for (Part part : scored.parts()) {
                sentences.add(new Chunk(Integer.toString(sentences.size()), "",
                        part.in(one.chunks().get(scored.position())), ""));
            }
        }
        return sentences;
    }

    // As many as fit from the front, found by halving.
    private static String prefix(List<Chunk> chunks, long budget) {
        int fits = 0;
        int most = chunks.size();
        while (fits < most) {
            int tried = (fits + most + 1) / 2;
            if (O200K.count(ContextSets.text(chunks.subList(0, tried))).tokens() <= budget) {
                fits = tried;
            } else {
                most = tried - 1;
            }
        }
        return ContextSets.text(chunks.subList(0, fits));
    }

    private static double cosine(Scored scored) {
        return scored.embedding() == null ? 0 : scored.embedding();
    }

    private static List<Integer> by(Ranked one, ToDoubleFunction<Scored> score) {
        return one.both().scored().stream().sorted(Comparator.comparingDouble(scored -> -score.applyAsDouble(scored)))
                .map(Scored::position).toList();
    }

    // The sum of both scores, each as its distance from the mean in standard deviations.
    private static List<Integer> equalParts(Ranked one) {
        ToDoubleFunction<Scored> words = standard(one, Scored::bm25);
        ToDoubleFunction<Scored> meaning = standard(one, ContextBench::cosine);
        return by(one, scored -> words.applyAsDouble(scored) + meaning.applyAsDouble(scored));
    }

    private static ToDoubleFunction<Scored> standard(Ranked one, ToDoubleFunction<Scored> score) {
        DoubleSummaryStatistics all = one.both().scored().stream().mapToDouble(score).summaryStatistics();
        double spread = Math.sqrt(one.both().scored().stream().mapToDouble(score)
                .map(value -> (value - all.getAverage()) * (value - all.getAverage())).average().orElse(0));
        return scored -> spread > 0 ? (score.applyAsDouble(scored) - all.getAverage()) / spread : 0;
    }

    private static void figures(PrintStream out, String method, List<Ranked> set,
            Function<Ranked, List<Integer>> rank) {
        double[] at = new double[6];
        double all = 0;
        double reciprocal = 0;
        int asked = 0;
        for (Ranked one : set) {
            Set<Integer> gold = one.asked().gold();
            if (gold.isEmpty()) {
                continue;
            }
            asked++;
            List<Integer> order = rank.apply(one);
            for (int k : new int[]{1, 3, 5}) {
                long found = order.stream().limit(k).filter(gold::contains).count();
                at[k] += k == 1 ? found : (double) found / gold.size();
            }
            all += new HashSet<>(order.subList(0, Math.min(5, order.size()))).containsAll(gold) ? 1 : 0;
            int first = 0;
            while (!gold.contains(order.get(first))) {
                first++;
            }
            reciprocal += 1.0 / (first + 1);
        }
        out.printf("| %s | %s | %.1f | %.1f | %.1f | %.1f | %.3f |%n", method, set.getFirst().asked().set(),
                100 * at[1] / asked, 100 * at[3] / asked, 100 * at[5] / asked, 100 * all / asked, reciprocal / asked);
    }

    private interface Ranker {
        Ranking rank(Case one) throws InterruptedException;
    }

    private static List<Embedder> embedders() {
        return ServiceLoader.load(Embedder.class).stream().map(ServiceLoader.Provider::get).toList();
    }

    /// The speed alone, on the questions of nq20, each with its own twenty documents and with those of
    /// twenty questions, which are more than the slower encoder takes; and on those of hotpot, most of
    /// which are for the slower encoder.
    static void speed(PrintStream out) throws IOException, InterruptedException {
        List<Case> set = ContextSets.cases("nq20");
        List<Case> few = set.subList(0, 40);
        List<Case> steps = ContextSets.cases("hotpot").subList(0, 40);
        List<Case> large = List.of(joined(set.subList(0, 20)), joined(set.subList(20, 40)));
        List<Embedder> embedders = embedders();
        ChunkRanker warm = new ChunkRanker(embedders, new RecentVectors());
        ChunkRanker lexical = new ChunkRanker();
        Ranker fresh = one -> new ChunkRanker(embedders, new RecentVectors()).rank(one.chunks(), one.question());
        out.println("\n| ranked and extracted to 33 %, one thread | context tokens a CPU second |\n|---|---:|");
        Ranker byWords = one -> lexical.rank(one.chunks(), one.question());
        for (int round = 0; round < WARM; round++) {
            rate(set, byWords);
        }
        double[] words = new double[2 * WARM];
        for (int round = 0; round < words.length; round++) {
            words[round] = rate(set, byWords);
        }
        Arrays.sort(words);
        out.printf("| by words, median of %d rounds (%,.0f to %,.0f) | %,.0f |%n", words.length, words[0],
                words[words.length - 1], words[words.length / 2]);
        rate(few, fresh); // the compiler's warm-up
        out.printf("| by words and meaning, first time, nq20 | %,.0f |%n", rate(few, fresh));
        out.printf("| by words and meaning, first time, hotpot | %,.0f |%n", rate(steps, fresh));
        out.printf("| by words and meaning, first time, 400 documents | %,.0f |%n", rate(large, fresh));
        Ranker kept = one -> warm.rank(one.chunks(), one.question());
        for (int round = 0; round < 3; round++) {
            rate(few, kept);
        }
        out.printf("| by words and meaning, vectors kept | %,.0f |%n", rate(few, kept));
    }

    private static Case joined(List<Case> cases) {
        Case first = cases.getFirst();
        return new Case(first.set(), first.id(), first.question(), first.answers(),
                cases.stream().flatMap(one -> one.chunks().stream()).toList(), first.gold());
    }

    private static double rate(List<Case> set, Ranker ranker) throws InterruptedException {
        long[] tokens = set.stream().mapToLong(one -> O200K.count(one.whole()).tokens()).toArray();
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int at = 0; at < tokens.length; at++) {
            Granularity.SENTENCE.pack(ranker.rank(set.get(at)), O200K, tokens[at] / 3, Order.BEST_FIRST);
        }
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
        return Arrays.stream(tokens).sum() / seconds;
    }
}
