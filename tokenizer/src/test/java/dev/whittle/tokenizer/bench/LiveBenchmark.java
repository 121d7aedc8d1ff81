package dev.whittle.tokenizer.bench;

import dev.whittle.tokenizer.LiveCount;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import dev.whittle.tokenizer.Vectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Types into documents of several sizes: a character typed or deleted, then the counts asked for.
final class LiveBenchmark {
    private static final List<Tokenizer> TWO = List.of(Tokenizers.get("o200k_base"), Tokenizers.get("cl100k_base"));

    private LiveBenchmark() {}

    static void run() throws IOException {
        String moby = Vectors.shared("corpus/moby.txt.gz");
        String chinese = Vectors.shared("corpus/zh_md.txt.gz").replaceAll("\\P{Lo}", "").repeat(10).substring(0,
                350_000);
        List<Tokenizer> all = new ArrayList<>();
        Tokenizers.ids().forEach(id -> all.add(Tokenizers.get(id)));

        System.out.println("\n### One keystroke in a live document, microseconds\n");
        System.out.println("| document | tokenizers | median | p99 | p99.9 |\n|---|---|---|---|---|");
        type("the same, not warm", moby.substring(0, 10_000), TWO, 40_000);
        type("10 KB of prose", moby.substring(0, 10_000), TWO, 40_000);
        type("1 MB of prose", moby.substring(0, 1_000_000), TWO, 40_000);
        type("10 MB of prose", moby.repeat(9).substring(0, 10_000_000), TWO, 40_000);
        type("1 MB of prose", moby.substring(0, 1_000_000), all, 40_000);
        type("350,000 Chinese characters without punctuation", chinese, TWO, 40_000);
        type("1 MB of a to z only", moby.repeat(2).replaceAll("[^a-z]", "").substring(0, 1_000_000), TWO, 2_000);

        System.out.println("\n### Larger changes, two encodings, ms\n");
        System.out.println("| change | ms |\n|---|---|");
        String ten = moby.repeat(9).substring(0, 10_000_000);
        LiveCount live = new LiveCount(TWO);
        System.out.printf("| open 10 MB | %.0f |%n", TokenizerBenchmark.millis(() -> live.setText(ten)));
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        String paste = moby.substring(50_000, 150_000);
        double[] pastes = new double[50];
        for (int i = 0; i < pastes.length; i++) {
            int at = 1_000_000 + i * 7_777;
            pastes[i] = TokenizerBenchmark.millis(() -> live.replace(at, at, paste));
        }
        Arrays.sort(pastes);
        System.out.printf("| paste 100 KB into it (median of 50) | %.1f |%n", pastes[25]);
        String edited = live.text() + "x";
        System.out.printf("| set its text to one that differs by a character | %.1f |%n",
                TokenizerBenchmark.millis(() -> live.setText(edited)));
        LiveCount letters = new LiveCount(TWO);
        letters.setText("a".repeat(1_000_000));
        System.out.printf("| one keystroke inside 1 MB of one letter | %.0f |%n",
                TokenizerBenchmark.millis(() -> letters.replace(500_000, 500_000, "a")));
        System.out.printf("%nHeap in use with 10 MB open, its text held once more, both vocabularies: %d MB%n",
                heap / 1_000_000);
    }

    private static void type(String name, String text, List<Tokenizer> tokenizers, int edits) {
        Random random = new Random(3);
        LiveCount live = new LiveCount(tokenizers);
        live.setText(text);
        double[] micros = new double[edits];
        int caret = text.length() / 2;
        for (int i = 0; i < edits; i++) {
            caret = random.nextInt(20) == 0 ? random.nextInt(live.length()) : Math.min(caret, live.length());
            char typed = text.charAt(random.nextInt(text.length()));
            boolean delete = random.nextInt(3) == 0 && caret > 0;
            long before = TokenizerBenchmark.nanos();
            live.replace(delete ? caret - 1 : caret, caret, delete ? "" : String.valueOf(typed));
            live.counts();
            micros[i] = (TokenizerBenchmark.nanos() - before) / 1e3;
            caret += delete ? -1 : 1;
        }
        Arrays.sort(micros);
        System.out.printf("| %s | %d | %.1f | %.1f | %.0f |%n", name, tokenizers.size(), micros[edits / 2],
                micros[edits / 100 * 99], micros[edits / 1000 * 999]);
    }
}
