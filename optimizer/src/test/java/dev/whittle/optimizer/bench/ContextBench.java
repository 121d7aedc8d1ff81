package dev.whittle.optimizer.bench;

import dev.whittle.optimizer.SharedData;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.context.Order;
import dev.whittle.optimizer.context.Packer;
import dev.whittle.optimizer.context.Packing;
import dev.whittle.optimizer.context.Ranking;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Ranking and packing on the tune sets, beside head, random and rank-prefix baselines.
final class ContextBench {
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");
    private static final int[] PERCENT = {50, 33, 20, 10};

    private ContextBench() {}

    /// @param gold positions of the gold chunks
    private record Case(String question, List<String> answers, List<Chunk> chunks, Set<Integer> gold,
            Ranking ranking) {}

    static void run(PrintStream out) throws IOException, InterruptedException {
        List<List<Case>> sets = new ArrayList<>();
        List<String> names = List.of("nq10", "nq20", "nq30", "hotpot", "musique", "covidqa");
        out.println();
        out.println("| set | questions | R@1 | R@3 | R@5 | all@5 | MRR |");
        out.println("|---|---:|---:|---:|---:|---:|---:|");
        for (String name : names) {
            List<Case> cases = cases(name);
            sets.add(cases);
            ranked(out, name, cases);
        }
        out.println();
        out.println("| answer kept at 50/33/20/10 % | " + String.join(" | ", names) + " |");
        out.println("|---|" + "---|".repeat(names.size()));
        packed(out, "head", sets, (one, budget) -> prefix(one, order(one), budget));
        packed(out, "random chunks", sets, (one, budget) -> {
            List<Integer> order = order(one);
            Collections.shuffle(order, new Random(one.question().hashCode()));
            return prefix(one, order, budget);
        });
        packed(out, "prefix of the BM25 ranking", sets,
                (one, budget) -> prefix(one, one.ranking().scored().stream().map(Scored::position).toList(), budget));
        for (double exponent : new double[]{1, 2, 3, 4}) {
            packed(out, "best set, worth = score^" + exponent, sets, (one, budget) -> packer(one, budget, exponent));
        }
    }

    private interface Method {
        String text(Case one, long budget) throws InterruptedException;
    }

    private static void packed(PrintStream out, String method, List<List<Case>> sets, Method packer)
            throws InterruptedException {
        StringBuilder row = new StringBuilder("| " + method + " |");
        for (List<Case> cases : sets) {
            for (int percent : PERCENT) {
                int asked = 0;
                int kept = 0;
                for (Case one : cases) {
                    String whole = text(one, order(one));
                    if (!answered(one, whole)) {
                        continue; // yes and no, or an answer in other words
                    }
                    long budget = O200K.count(whole).tokens() * percent / 100;
                    String text = packer.text(one, budget);
                    if (O200K.count(text).tokens() > budget) {
                        throw new IllegalStateException("%s packed over budget".formatted(method));
                    }
                    asked++;
                    kept += answered(one, text) ? 1 : 0;
                }
                row.append(" %.1f".formatted(100.0 * kept / asked));
            }
            row.append(" |");
        }
        out.println(row);
    }

    // The packer's own worth is the cube of the score, so a third of the power in the score gives that power.
    private static String packer(Case one, long budget, double exponent) throws InterruptedException {
        List<Scored> scored = one.ranking().scored().stream().map(
                each -> new Scored(each.chunk(), each.position(), each.rank(), Math.pow(each.bm25(), exponent / 3)))
                .toList();
        Packing packing = Packer.pack(new Ranking(one.question(), scored), O200K, budget, Order.BEST_FIRST);
        return packing.text();
    }

    private static String prefix(Case one, List<Integer> order, long budget) {
        List<Integer> taken = new ArrayList<>();
        for (int position : order) {
            List<Integer> more = new ArrayList<>(taken);
            more.add(position);
            if (O200K.count(text(one, more)).tokens() > budget) {
                break;
            }
            taken = more;
        }
        return text(one, taken);
    }

    private static String text(Case one, List<Integer> positions) {
        return String.join("\n\n", positions.stream().map(position -> one.chunks().get(position))
                .map(chunk -> chunk.title().isEmpty() ? chunk.text() : chunk.title() + "\n" + chunk.text()).toList());
    }

    private static List<Integer> order(Case one) {
        List<Integer> order = new ArrayList<>();
        for (int position = 0; position < one.chunks().size(); position++) {
            order.add(position);
        }
        return order;
    }

    private static boolean answered(Case one, String text) {
        String normal = normal(text);
        return one.answers().stream().map(ContextBench::normal)
                .anyMatch(answer -> !answer.isEmpty() && !answer.equals("yes") && !answer.equals("no")
                        && normal.contains(answer));
    }

    private static String normal(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").replaceAll("\\b(a|an|the)\\b", " ")
                .replaceAll(" +", " ").strip();
    }

    private static void ranked(PrintStream out, String name, List<Case> cases) {
        double[] at = new double[6];
        double all = 0;
        double reciprocal = 0;
        int asked = 0;
        for (Case one : cases) {
            if (one.gold().isEmpty()) {
                continue;
            }
            asked++;
            List<Integer> order = one.ranking().scored().stream().map(Scored::position).toList();
            for (int k : new int[]{1, 3, 5}) {
                long found = order.stream().limit(k).filter(one.gold()::contains).count();
                at[k] += k == 1 ? found : (double) found / one.gold().size();
            }
            all += new HashSet<>(order.subList(0, Math.min(5, order.size()))).containsAll(one.gold()) ? 1 : 0;
            int first = 0;
            while (!one.gold().contains(order.get(first))) {
                first++;
            }
            reciprocal += 1.0 / (first + 1);
        }
        out.printf("| %s | %d | %.1f | %.1f | %.1f | %.1f | %.3f |%n", name, asked, 100 * at[1] / asked,
                100 * at[3] / asked,
                100 * at[5] / asked, 100 * all / asked, reciprocal / asked);
    }

    private static List<Case> cases(String name) throws IOException, InterruptedException {
        int documents = name.startsWith("nq") ? Integer.parseInt(name.substring(2)) : Integer.MAX_VALUE;
        ChunkRanker ranker = new ChunkRanker();
        List<Case> cases = new ArrayList<>();
        for (JsonNode line : SharedData.lines("context/%s_tune.jsonl.gz".formatted(name.replaceAll("\\d", "")))) {
            List<JsonNode> docs = new ArrayList<>();
            line.get("docs").forEach(doc -> {
                if (docs.size() < documents) {
                    docs.add(doc);
                }
            });
            if (documents != Integer.MAX_VALUE) {
                Collections.shuffle(docs, new Random(line.get("id").asString().hashCode())); // gold stands first in the file
            }
            List<Chunk> chunks = new ArrayList<>();
            Set<Integer> gold = new HashSet<>();
            for (JsonNode doc : docs) {
                if (doc.get("gold").asBoolean()) {
                    gold.add(chunks.size());
                }
                chunks.add(new Chunk(Integer.toString(chunks.size()), doc.get("title").asString(),
                        doc.get("text").asString(), ""));
            }
            List<String> answers = new ArrayList<>();
            line.get("answers").forEach(answer -> answers.add(answer.asString()));
            String question = line.get("question").asString();
            cases.add(new Case(question, answers, chunks, gold, ranker.rank(chunks, question)));
        }
        return cases;
    }
}
