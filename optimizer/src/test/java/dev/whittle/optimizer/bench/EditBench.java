package dev.whittle.optimizer.bench;

import dev.whittle.optimizer.experiment.check.EditDistances;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntBiFunction;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Our edit distance beside that of Apache Commons Text on answers and their references, in turns, both giving the same.
final class EditBench {
    private static final int ROUNDS = 9;
    private static final int PAIRS = 40;

    private record Pair(String left, String right) {}

    private EditBench() {}

    static void run(PrintStream out) {
        LevenshteinDistance commons = LevenshteinDistance.getDefaultInstance();
        out.println("| characters | edits apart | ours, us a pair | Commons Text, us a pair | ratio |");
        out.println("|---:|---|---:|---:|---:|");
        for (int length : new int[]{10, 60, 400, 3_000}) {
            for (boolean near : new boolean[]{true, false}) {
                List<Pair> pairs = pairs(length, near);
                int repeats = Math.max(1, 400_000 / (length * length)) * 2;
                double[] ours = new double[ROUNDS];
                double[] theirs = new double[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    ours[round] = micros(pairs, repeats, EditDistances::ours);
                    theirs[round] = micros(pairs, repeats, commons::apply);
                }
                Arrays.sort(ours);
                Arrays.sort(theirs);
                out.printf("| %,d | %s | %.2f | %.2f | %.1f |%n", length, near ? "few" : "many", ours[ROUNDS / 2],
                        theirs[ROUNDS / 2], theirs[ROUNDS / 2] / ours[ROUNDS / 2]);
            }
        }
    }

    private static double micros(List<Pair> pairs, int repeats, ToIntBiFunction<String, String> distance) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long sum = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (Pair pair : pairs) {
                sum += distance.applyAsInt(pair.left(), pair.right());
            }
        }
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        long once = pairs.stream().mapToLong(pair -> EditDistances.ours(pair.left(), pair.right())).sum();
        if (sum != once * repeats) {
            throw new IllegalStateException("The two distances differ: %d, %d".formatted(sum, once * repeats));
        }
        return spent / 1_000.0 / repeats / pairs.size();
    }

    private static List<Pair> pairs(int length, boolean near) {
        Random random = new Random(length);
        List<Pair> pairs = new ArrayList<>();
        for (int at = 0; at < PAIRS; at++) {
            String left = text(random, length);
            pairs.add(new Pair(left, near ? mangled(left, random) : text(random, length)));
        }
        return pairs;
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) ('a' + random.nextInt(26))).append(random.nextInt(5) == 0 ? " " : "");
        }
        return text.substring(0, length);
    }

    private static String mangled(String text, Random random) {
        StringBuilder mangled = new StringBuilder(text);
        for (int at = 0; at < 4; at++) {
            mangled.setCharAt(random.nextInt(mangled.length()), '#');
        }
        return mangled.toString();
    }
}
