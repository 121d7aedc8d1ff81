package dev.whittle.optimizer.context;

import java.util.ArrayList;
import java.util.List;

/// Boosted regression trees (Friedman 2001): the sum of what each tree says of a row of signals. Immutable.
final class Forest {
    private final int[] roots;
    private final int[] signal;
    private final float[] threshold;
    private final int[] left;
    private final int[] right;
    private final float[] value;

    /// A split, or a leaf if `left` is 0.
    ///
    /// @param signal index of the signal asked for
    /// @param threshold rows at most this large go left
    /// @param left index of the left node within its tree
    /// @param right index of the right node within its tree
    /// @param value what a leaf says
    record Node(int signal, float threshold, int left, int right, float value) {}

    /// @param trees each tree's nodes, its root first
    Forest(List<List<Node>> trees) {
        roots = new int[trees.size()];
        List<Node> nodes = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        for (int tree = 0; tree < roots.length; tree++) {
            roots[tree] = nodes.size();
            for (Node node : trees.get(tree)) {
                nodes.add(node);
                offsets.add(roots[tree]);
            }
        }
        int size = nodes.size();
        signal = new int[size];
        threshold = new float[size];
        left = new int[size];
        right = new int[size];
        value = new float[size];
        for (int at = 0; at < size; at++) {
            Node node = nodes.get(at);
            boolean leaf = node.left() == 0;
            signal[at] = leaf ? -1 : node.signal();
            threshold[at] = node.threshold();
            left[at] = node.left() + offsets.get(at);
            right[at] = node.right() + offsets.get(at);
            value[at] = node.value();
        }
    }

    double of(float[] row) {
        double sum = 0;
        for (int root : roots) {
            int node = root;
            while (signal[node] >= 0) {
                node = row[signal[node]] <= threshold[node] ? left[node] : right[node];
            }
            sum += value[node];
        }
        return sum;
    }
}
