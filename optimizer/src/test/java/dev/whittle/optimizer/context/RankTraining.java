package dev.whittle.optimizer.context;

import dev.whittle.embed.Embedder;
import dev.whittle.optimizer.context.ContextSets.Case;
import dev.whittle.optimizer.context.Forest.Node;
import dev.whittle.optimizer.context.ForestTrainer.Group;
import dev.whittle.optimizer.context.Ranking.Scored;
import dev.whittle.optimizer.context.Weights.Kind;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Trains the weights of ranking on the tune sets: `mvn -q -o -pl optimizer -am -DskipTests -Ptrain package` measures them
/// held out (trained on four fifths, measured on the fifth left out) and with one set left out of training altogether;
/// `-Dtrain.what=write` trains on everything and writes the resource.
public final class RankTraining {
    private static final List<String> TRAINED_ON = List.of("nq20", "nq20linked", "hotpot", "musique", "covidqa");
    private static final List<String> MEASURED = List.of("nq20", "nq20linked", "nq30", "hotpot", "musique",
            "covidqa");
    private static final int FOLDS = 5;
    private static final int[] PERCENT = {50, 33, 20, 10};
    private static final Tokenizer O200K = Tokenizers.get("o200k_base");
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Map<String, List<Example>> examples = new LinkedHashMap<>();
    private final List<Embedder> embedders = ServiceLoader.load(Embedder.class).stream()
            .map(ServiceLoader.Provider::get).toList();
    private final VectorCache vectors;

    /// Weights that are trained: a kind, for the vectors of an embedder (empty for words alone).
    private record Trained(Kind kind, String embedder) {
        String key() {
            return Weights.key(kind, embedder);
        }
    }

    /// One case and what the weights are trained on with it.
    private record Example(Case asked, int fold, Map<Trained, Group> groups) {}

    private RankTraining(Path folder) throws IOException, InterruptedException {
        vectors = new FileVectors(folder.resolve("target/tune-vectors.bin"));
        List<ChunkRanker> rankers = new ArrayList<>(List.of(new ChunkRanker()));
        embedders.forEach(embedder -> rankers.add(new ChunkRanker(embedder, vectors)));
        for (String set : MEASURED) {
            List<Example> all = new ArrayList<>();
            for (Case one : ContextSets.cases(set)) {
                Map<Trained, Group> groups = new LinkedHashMap<>();
                double[] units = unitTargets(one, rankers.getFirst().standing(one.chunks(), "", _ -> {}).corpus);
                for (ChunkRanker ranker : rankers) {
                    Standing standing = ranker.standing(one.chunks(), one.question(), _ -> {});
                    Signals signals = new Signals(standing, one.question());
                    float[][] rows = signals.units();
                    boolean meaning = standing.vectors != null;
                    String by = standing.embedder();
                    if (!one.set().endsWith(ContextSets.LINKED)) { // where the link would give the answer away
                        float[][] plain = new PlainSignals(standing).rows();
                        add(groups, new Trained(meaning ? Kind.UNIT_PLAIN_HYBRID : Kind.UNIT_PLAIN, by),
                                new Group(plain, new double[plain.length], units, false));
                    }
                    add(groups, new Trained(meaning ? Kind.UNIT_HYBRID : Kind.UNIT_LEXICAL, by),
                            new Group(rows, standing.unit, units, false));
                    double[] chunks = new double[one.chunks().size()];
                    one.gold().forEach(gold -> chunks[gold] = 1);
                    add(groups, new Trained(meaning ? Kind.CHUNK_HYBRID : Kind.CHUNK_LEXICAL, by),
                            new Group(signals.chunks(rows), standing.chunk, chunks, true));
                }
                all.add(new Example(one, Math.floorMod(one.id().hashCode() * 31, FOLDS), groups));
            }
            examples.put(set, all);
            OUT.printf("read %s%n", set);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[1]);
        RankTraining training = new RankTraining(folder);
        switch (arguments[0]) {
            case "held-out" -> training.heldOut();
            case "sets-out" -> training.setsOut();
            case "write" -> training.write(folder);
            default -> throw new IllegalArgumentException("held-out, sets-out or write, not " + arguments[0]);
        }
    }

    private List<Example> examples(String set) {
        return examples.getOrDefault(set, List.of());
    }

    private static void add(Map<Trained, Group> groups, Trained trained, Group group) {
        if (Arrays.stream(group.target()).sum() > 0) {
            groups.put(trained, group);
        }
    }

    // Units that hold the answer; in a chunk that is not gold it stands by chance. Where an answer runs over several
    // units, those with a third of its words.
    private static double[] unitTargets(Case one, Corpus corpus) {
        double[] targets = new double[corpus.size()];
        boolean any = false;
        for (int unit = 0; unit < targets.length; unit++) {
            int chunk = corpus.chunkOf[unit];
            if (one.answeredBy(corpus.units.get(unit).in(one.chunks().get(chunk).text()))) {
                targets[unit] = one.gold().isEmpty() || one.gold().contains(chunk) ? 1 : 0.2;
                any = true;
            }
        }
        for (int unit = 0; unit < targets.length && !any; unit++) {
            int chunk = corpus.chunkOf[unit];
            String text = one.chunks().get(chunk).text();
            if (one.answeredBy(text) && (one.gold().isEmpty() || one.gold().contains(chunk))) {
                targets[unit] = overlap(one.answers(), corpus.units.get(unit).in(text));
            }
        }
        return targets;
    }

    private static double overlap(List<String> answers, String unit) {
        Set<String> own = new HashSet<>(List.of(ContextSets.normal(unit).split(" ")));
        double best = 0;
        for (String answer : answers) {
            Set<String> words = new HashSet<>(List.of(ContextSets.normal(answer).split(" ")));
            double share = (double) words.stream().filter(own::contains).count() / words.size();
            best = Math.max(best, share >= 1.0 / 3 ? share / 2 : 0);
        }
        return best;
    }

    private List<List<Node>> trees(Trained trained, int withoutFold, String withoutSet) {
        List<Group> groups = TRAINED_ON.stream().filter(set -> !questions(set).equals(questions(withoutSet)))
                .flatMap(set -> examples(set).stream()).filter(example -> example.fold() != withoutFold)
                .filter(example -> example.groups().containsKey(trained))
                .map(example -> example.groups().get(trained)).toList();
        return ForestTrainer.train(groups, trained.kind().signals().size());
    }

    // Sets with and without links ask the same.
    private static String questions(String set) {
        return set.replace(ContextSets.LINKED, "");
    }

    private List<Trained> all() {
        List<Trained> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind.meaning()) {
                embedders.forEach(embedder -> all.add(new Trained(kind, embedder.id())));
            } else {
                all.add(new Trained(kind, ""));
            }
        }
        return all;
    }

    private Map<String, Forest> forests(int withoutFold, String withoutSet) {
        Map<String, Forest> forests = new HashMap<>();
        for (Trained trained : all()) {
            forests.put(trained.key(), new Forest(trees(trained, withoutFold, withoutSet)));
        }
        return forests;
    }

    private void heldOut() throws InterruptedException {
        Tally tally = new Tally();
        for (int fold = 0; fold < FOLDS; fold++) {
            Map<String, Forest> forests = forests(fold, "");
            for (String set : MEASURED) {
                for (Example example : examples(set)) {
                    if (example.fold() == fold) {
                        measure(tally, set, example.asked(), forests);
                    }
                }
            }
            OUT.printf("fold %d%n", fold);
        }
        tally.print(MEASURED);
    }

    private void setsOut() throws InterruptedException {
        Tally tally = new Tally();
        for (String set : TRAINED_ON) {
            Map<String, Forest> forests = forests(-1, set);
            for (Example example : examples(set)) {
                measure(tally, set, example.asked(), forests);
            }
            OUT.printf("without %s%n", set);
        }
        tally.print(TRAINED_ON);
    }

    private void measure(Tally tally, String set, Case one, Map<String, Forest> forests) throws InterruptedException {
        BiFunction<Kind, String, Forest> weights = (kind, embedder) -> forests.get(Weights.key(kind, embedder));
        ChunkRanker hybrid = new ChunkRanker(
                embedders.stream().map(embedder -> new Embedding(embedder, vectors)).toList(), weights);
        ChunkRanker lexical = new ChunkRanker(List.of(), weights);
        Ranking ranking = hybrid.rank(one.chunks(), one.question());
        tally.ranked(set, "hybrid", one, ranking);
        Ranking words = lexical.rank(one.chunks(), one.question());
        tally.ranked(set, "lexical", one, words);
        if (one.answerable()) {
            long whole = O200K.count(one.whole()).tokens();
            Ranking plain = lexical.rank(one.chunks(), "");
            Ranking central = hybrid.rank(one.chunks(), "");
            for (int percent : PERCENT) {
                long budget = whole * percent / 100;
                tally.kept(set, "sentences, hybrid", one,
                        Extractor.extract(ranking, O200K, budget, Order.BEST_FIRST), percent);
                tally.kept(set, "sentences, lexical", one,
                        Extractor.extract(words, O200K, budget, Order.BEST_FIRST), percent);
                tally.kept(set, "whole chunks, hybrid", one,
                        Packer.pack(ranking, O200K, budget, Order.BEST_FIRST), percent);
                tally.kept(set, "sentences, no question, lexical", one,
                        Extractor.extract(plain, O200K, budget, Order.BEST_FIRST), percent);
                tally.kept(set, "sentences, no question, hybrid", one,
                        Extractor.extract(central, O200K, budget, Order.BEST_FIRST), percent);
            }
        }
    }

    /// Sums by method, set and figure.
    private static final class Tally {
        private final Map<String, double[]> sums = new HashMap<>();
        private final Set<String> methods = new LinkedHashSet<>();
        private final Set<String> rankers = new LinkedHashSet<>();

        void add(String key, double value) {
            double[] sum = sums.computeIfAbsent(key, _ -> new double[2]);
            sum[0] += value;
            sum[1]++;
        }

        void kept(String set, String method, Case one, Packing packing, int percent) {
            methods.add(method);
            add(method + set + percent, one.answeredBy(packing.text()) ? 100 : 0);
            add(method + set + percent + "expected", 100 * packing.coverage());
        }

        void ranked(String set, String ranker, Case one, Ranking ranking) {
            if (one.gold().isEmpty()) {
                return;
            }
            rankers.add(ranker);
            List<Integer> order = ranking.scored().stream().map(Scored::position).toList();
            for (int most : new int[]{1, 3, 5}) {
                double found = order.stream().limit(most).filter(one.gold()::contains).count();
                add(ranker + set + most, 100 * (most == 1 ? found : found / one.gold().size()));
            }
            add(ranker + set + "all", new HashSet<>(order.stream().limit(5).toList()).containsAll(one.gold())
                    ? 100
                    : 0);
            int first = 0;
            while (!one.gold().contains(order.get(first))) {
                first++;
            }
            add(ranker + set + "mrr", 1.0 / (first + 1));
        }

        void print(List<String> sets) {
            OUT.println("\n| ranking | set | R@1 | R@3 | R@5 | all@5 | MRR |\n|---|---|---:|---:|---:|---:|---:|");
            for (String ranker : rankers) {
                for (String set : sets) {
                    OUT.printf("| %s | %s | %.1f | %.1f | %.1f | %.1f | %.3f |%n", ranker, set,
                            mean(ranker + set + 1), mean(ranker + set + 3), mean(ranker + set + 5),
                            mean(ranker + set + "all"), mean(ranker + set + "mrr"));
                }
            }
            OUT.println("\n| answer kept at 50/33/20/10 % | " + String.join(" | ", sets) + " |");
            OUT.println("|---|" + "---|".repeat(sets.size()));
            for (String method : methods) {
                StringBuilder row = new StringBuilder("| " + method + " |");
                for (String set : sets) {
                    for (int percent : PERCENT) {
                        row.append(" %.1f".formatted(mean(method + set + percent)));
                    }
                    row.append(" |");
                }
                OUT.println(row);
            }
            expected(sets);
        }

        private void expected(List<String> sets) {
            OUT.println("\n| expected / kept % | " + String.join(" | ", sets) + " |");
            OUT.println("|---|" + "---|".repeat(sets.size()));
            for (String method : methods) {
                StringBuilder row = new StringBuilder("| " + method + " |");
                for (String set : sets) {
                    for (int percent : PERCENT) {
                        row.append(" %.0f/%.0f".formatted(mean(method + set + percent + "expected"),
                                mean(method + set + percent)));
                    }
                    row.append(" |");
                }
                OUT.println(row);
            }
        }

        private double mean(String key) {
            double[] sum = sums.getOrDefault(key, new double[]{Double.NaN, 1});
            return sum[0] / sum[1];
        }
    }

    private void write(Path folder) throws IOException {
        ObjectNode file = JsonMapper.shared().createObjectNode();
        file.put("provenance", "Trained by dev.whittle.optimizer.context.RankTraining (mvn -q -o -pl optimizer -am"
                + " -DskipTests -Ptrain -Dtrain.what=write package) on shared/data/context: nq_tune with 20 documents,"
                + " hotpot_tune, musique_tune, covidqa_tune; embeddings of "
                + embedders.stream().map(Embedder::id).collect(Collectors.joining(" and ")) + ".");
        ObjectNode forests = file.putObject("forests");
        for (Trained trained : all()) {
            ObjectNode forest = forests.putObject(trained.key());
            ArrayNode signals = forest.putArray("signals");
            trained.kind().signals().forEach(signals::add);
            ArrayNode trees = forest.putArray("trees");
            for (List<Node> tree : trees(trained, -1, "")) {
                ArrayNode nodes = trees.addArray();
                for (Node node : tree) {
                    ArrayNode one = nodes.addArray();
                    if (node.left() == 0) {
                        one.add(node.value());
                    } else {
                        one.add(node.signal()).add(node.threshold()).add(node.left()).add(node.right());
                    }
                }
            }
        }
        Path resource = folder.resolve("src/main/resources/dev/whittle/optimizer/context/ranking.json.gz");
        Files.createDirectories(resource.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(resource))) {
            out.write(JsonMapper.shared().writeValueAsBytes(file));
        }
        OUT.printf("%s, %,d bytes%n", resource, Files.size(resource));
    }
}
