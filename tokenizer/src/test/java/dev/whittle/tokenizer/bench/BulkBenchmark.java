package dev.whittle.tokenizer.bench;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.whittle.tokenizer.Vectors;
import dev.whittle.tokenizer.bpe.BpeEncoding;
import dev.whittle.tokenizer.bpe.BpeEncodings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// Counts each file of the corpus, and giant pieces, with both libraries in turn.
final class BulkBenchmark {
    private static final List<String> FILES = List.of("en_md", "moby", "java", "json", "minjs", "html", "zh_md",
            "ja_md", "ar_md");
    private static final int ROUNDS = 15;

    private BulkBenchmark() {}

    /// MB of UTF-8 a second.
    private record Speeds(long tokens, double jtokkit, double cold, double warm) {
        static Speeds of(long tokens, double megabytes, double[] jtokkit, double[] cold, double[] warm) {
            return new Speeds(
                    tokens,
                    megabytes / median(jtokkit) * 1e3,
                    megabytes / median(cold) * 1e3,
                    megabytes / median(warm) * 1e3);
        }
    }

    static void run(Peers peers) throws IOException {
        for (EncodingType type : List.of(EncodingType.O200K_BASE, EncodingType.CL100K_BASE, EncodingType.P50K_BASE,
                EncodingType.R50K_BASE)) {
            corpus(type, peers);
        }
        giants(EncodingType.O200K_BASE);
        giants(EncodingType.CL100K_BASE);
    }

    private static void corpus(EncodingType type, Peers peers) throws IOException {
        System.out.printf("%n### %s, one thread, MB of UTF-8 a second%n%n", type.getName());
        System.out.println("| file | npm tiktoken | npm gpt-tokenizer | jtokkit | cold | warm | cold / jtokkit "
                + "| warm / jtokkit |\n|---|---|---|---|---|---|---|---|");
        Encoding jtokkit = Encodings.newLazyEncodingRegistry().getEncoding(type);
        BpeEncoding ours = BpeEncodings.get(type.getName());
        List<Speeds> all = new ArrayList<>();
        for (String file : FILES) {
            Speeds speeds = measure(file, jtokkit, ours);
            all.add(speeds);
            System.out.printf("| %s ", file);
            Peers.NAMES.forEach(
                    name -> System.out.printf("| %s ", peers.cell(type.getName(), file, name, speeds.tokens)));
            row(speeds.jtokkit, speeds.cold, speeds.warm, speeds.cold / speeds.jtokkit,
                    speeds.warm / speeds.jtokkit);
        }
        System.out.print("| median | | ");
        row(
                median(all.stream().mapToDouble(Speeds::jtokkit).toArray()),
                median(all.stream().mapToDouble(Speeds::cold).toArray()),
                median(all.stream().mapToDouble(Speeds::warm).toArray()),
                median(all.stream().mapToDouble(speeds -> speeds.cold / speeds.jtokkit).toArray()),
                median(all.stream().mapToDouble(speeds -> speeds.warm / speeds.jtokkit).toArray()));
    }

    private static void row(double... numbers) {
        System.out.printf("| %.1f | %.1f | %.1f | %.1f | %.1f |%n", numbers[0], numbers[1], numbers[2], numbers[3],
                numbers[4]);
    }

    private static Speeds measure(String file, Encoding jtokkit, BpeEncoding ours) throws IOException {
        String text = Vectors.shared("corpus/" + file + ".txt.gz");
        long expected = jtokkit.countTokensOrdinary(text);
        double[] theirs = new double[ROUNDS];
        double[] cold = new double[ROUNDS];
        double[] warm = new double[ROUNDS];
        for (int i = -5; i < ROUNDS; i++) {
            double first = TokenizerBenchmark.millis(() -> jtokkit.countTokensOrdinary(text));
            ours.engine().forget();
            double second = TokenizerBenchmark.millis(() -> check(expected, ours.count(text).tokens(), file));
            double third = TokenizerBenchmark.millis(() -> check(expected, ours.count(text).tokens(), file));
            if (i >= 0) {
                theirs[i] = first;
                cold[i] = second;
                warm[i] = third;
            }
        }
        return Speeds.of(expected, text.getBytes(StandardCharsets.UTF_8).length / 1e6, theirs, cold, warm);
    }

    private static void check(long expected, long actual, String what) {
        if (expected != actual) {
            throw new IllegalStateException("%s: jtokkit counts %d, we count %d".formatted(what, expected, actual));
        }
    }

    private static double median(double[] times) {
        double[] sorted = DoubleStream.of(times).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void giants(EncodingType type) throws IOException {
        System.out.printf("%n### %s, one piece of 1 MB, ms a count%n%n", type.getName());
        System.out.println("| piece | jtokkit | ours |\n|---|---|---|");
        Encoding jtokkit = Encodings.newLazyEncodingRegistry().getEncoding(type);
        BpeEncoding ours = BpeEncodings.get(type.getName());
        giant("one letter", "a".repeat(1_000_000), jtokkit, ours);
        giant("spaces", " ".repeat(1_000_000), jtokkit, ours);
        giant("equals signs", "=".repeat(1_000_000), jtokkit, ours);
        giant("base64", base64(), jtokkit, ours);
        String chinese = Vectors.shared("corpus/zh_md.txt.gz").replaceAll("\\P{Lo}", "");
        giant("Chinese without punctuation", chinese.repeat(10).substring(0, 333_333), jtokkit, ours);
        giant("prose of a to z only", Vectors.shared("corpus/moby.txt.gz").replaceAll("[^a-z]", ""), jtokkit, ours);
    }

    private static String base64() {
        byte[] bytes = new byte[750_000];
        new java.util.Random(1).nextBytes(bytes);
        return java.util.Base64.getEncoder().encodeToString(bytes);
    }

    private static void giant(String name, String text, Encoding jtokkit, BpeEncoding ours) {
        long expected = jtokkit.countTokensOrdinary(text);
        double[] theirs = new double[3];
        double[] own = new double[9];
        for (int i = 0; i < own.length; i++) {
            own[i] = TokenizerBenchmark.millis(() -> check(expected, ours.count(text).tokens(), name));
        }
        for (int i = 0; i < theirs.length; i++) {
            theirs[i] = TokenizerBenchmark.millis(() -> jtokkit.countTokensOrdinary(text));
        }
        System.out.printf("| %s | %.0f | %.1f |%n", name, median(theirs), median(own));
    }
}
