package dev.whittle.optimizer.context;

import dev.whittle.optimizer.context.Forest.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// Gradient boosting (Friedman 2001) with second-order leaves (Chen and Guestrin 2016) for a softmax over the rows
/// of each group (ListNet, Cao et al. 2007). Gives the same trees every time.
final class ForestTrainer {
    private static final int TREES = 120;
    private static final int DEPTH = 3;
    private static final double RATE = 0.1;
    private static final double SHRINKAGE = 8;
    private static final int BINS = 48;
    private static final double GROUPS_A_TREE = 0.7;
    private static final double SIGNALS_A_TREE = 0.5;
    private static final double LEAST_WEIGHT = 1;

    /// The rows of one question.
    ///
    /// @param start what each row is judged before the first tree
    /// @param target how right each row is; not all 0
    /// @param each whether all right rows are wanted, or any of them will do
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Group(float[][] rows, double[] start, double[] target, boolean each) {}

    private final List<Group> groups;
    private final int size;
    private final float[][] edges;
    private final byte[][] bins;
    private final double[] judged;
    private final double[] gradient;
    private final double[] curvature;
    private final Random random = new Random(20261121);

    private ForestTrainer(List<Group> groups, int signals) {
        this.groups = groups;
        size = groups.stream().mapToInt(group -> group.rows().length).sum();
        edges = new float[signals][];
        bins = new byte[signals][size];
        judged = groups.stream().flatMapToDouble(group -> Arrays.stream(group.start())).toArray();
        gradient = new double[size];
        curvature = new double[size];
        for (int signal = 0; signal < signals; signal++) {
            cut(signal);
        }
    }

    static List<List<Node>> train(List<Group> groups, int signals) {
        ForestTrainer trainer = new ForestTrainer(groups, signals);
        List<List<Node>> trees = new ArrayList<>();
        for (int tree = 0; tree < TREES; tree++) {
            trees.add(trainer.tree(signals));
        }
        return trees;
    }

    // Equally filled bins; a signal has at most as many thresholds.
    private void cut(int signal) {
        float[] values = new float[size];
        int at = 0;
        for (Group group : groups) {
            for (float[] row : group.rows()) {
                values[at++] = row[signal];
            }
        }
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        TreeSet<Float> cuts = new TreeSet<>();
        for (int bin = 1; bin < BINS; bin++) {
            cuts.add(sorted[(int) ((long) bin * (size - 1) / BINS)]);
        }
        cuts.remove(sorted[size - 1]);
        edges[signal] = new float[cuts.size()];
        at = 0;
        for (float cut : cuts) {
            edges[signal][at++] = cut;
        }
        for (int row = 0; row < size; row++) {
            int place = Arrays.binarySearch(edges[signal], values[row]);
            bins[signal][row] = (byte) (place >= 0 ? place : -place - 1);
        }
    }

    private List<Node> tree(int signals) {
        int[] rows = new int[size];
        int taken = 0;
        int from = 0;
        for (Group group : groups) {
            slope(group, from);
            boolean in = random.nextDouble() < GROUPS_A_TREE;
            for (int row = 0; in && row < group.rows().length; row++) {
                rows[taken++] = from + row;
            }
            from += group.rows().length;
        }
        boolean[] usable = new boolean[signals];
        for (int signal = 0; signal < signals; signal++) {
            usable[signal] = random.nextDouble() < SIGNALS_A_TREE;
        }
        List<Node> nodes = new ArrayList<>();
        grow(nodes, Arrays.copyOf(rows, taken), 0, usable);
        Forest tree = new Forest(List.of(nodes));
        int at = 0;
        for (Group group : groups) {
            for (float[] row : group.rows()) {
                judged[at++] += tree.of(row);
            }
        }
        return nodes;
    }

    private void slope(Group group, int from) {
        int rows = group.rows().length;
        double most = Arrays.stream(judged, from, from + rows).max().orElse(0);
        double all = 0;
        double right = 0;
        double wanted = Arrays.stream(group.target()).sum();
        for (int row = 0; row < rows; row++) {
            double share = Math.exp(judged[from + row] - most);
            all += share;
            right += share * group.target()[row];
        }
        for (int row = 0; row < rows; row++) {
            double share = Math.exp(judged[from + row] - most);
            double predicted = share / all;
            double target = group.each()
                    ? group.target()[row] / wanted
                    : share * group.target()[row] / Math.max(right, Double.MIN_NORMAL);
            gradient[from + row] = target - predicted;
            curvature[from + row] = Math.max(1e-6, predicted * (1 - predicted));
        }
    }

    private record Split(int signal, int bin, double gain) {}

    private int grow(List<Node> nodes, int[] rows, int depth, boolean[] usable) {
        double slope = 0;
        double curve = 0;
        for (int row : rows) {
            slope += gradient[row];
            curve += curvature[row];
        }
        int own = nodes.size();
        nodes.add(new Node(0, 0, 0, 0, (float) (RATE * slope / (curve + SHRINKAGE))));
        Split best = new Split(-1, 0, 1e-9);
        for (int signal = 0; depth < DEPTH && signal < bins.length; signal++) {
            if (usable[signal]) {
                best = better(best, signal, rows, slope, curve);
            }
        }
        if (best.signal() < 0) {
            return own;
        }
        int[] left = new int[rows.length];
        int[] right = new int[rows.length];
        int lefts = 0;
        int rights = 0;
        for (int row : rows) {
            if (bins[best.signal()][row] <= best.bin()) {
                left[lefts++] = row;
            } else {
                right[rights++] = row;
            }
        }
        int first = grow(nodes, Arrays.copyOf(left, lefts), depth + 1, usable);
        int second = grow(nodes, Arrays.copyOf(right, rights), depth + 1, usable);
        nodes.set(own, new Node(best.signal(), edges[best.signal()][best.bin()], first, second, 0));
        return own;
    }

    private Split better(Split best, int signal, int[] rows, double slope, double curve) {
        double[] slopes = new double[BINS + 1];
        double[] curves = new double[BINS + 1];
        byte[] bin = bins[signal];
        for (int row : rows) {
            slopes[bin[row]] += gradient[row];
            curves[bin[row]] += curvature[row];
        }
        double whole = slope * slope / (curve + SHRINKAGE);
        double left = 0;
        double under = 0;
        Split found = best;
        for (int cut = 0; cut < edges[signal].length; cut++) {
            left += slopes[cut];
            under += curves[cut];
            double right = slope - left;
            double over = curve - under;
            double gain = left * left / (under + SHRINKAGE) + right * right / (over + SHRINKAGE) - whole;
            if (under >= LEAST_WEIGHT && over >= LEAST_WEIGHT && gain > found.gain()) {
                found = new Split(signal, cut, gain);
            }
        }
        return found;
    }
}
