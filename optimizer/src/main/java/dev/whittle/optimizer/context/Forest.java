package dev.whittle.optimizer.context;

import java.util.List;

/// Boosted regression trees (Friedman 2001): the sum of what each tree says of a row of signals. Immutable.
final class Forest {
    private static final int DEPTH = 3;
    private static final int SPLITS = (1 << DEPTH) - 1;
    private static final int LEAVES = 1 << DEPTH;
    // Complete trees, one behind the other: the children of split n are 2n + 1 and 2n + 2.
    private final int[] signal;
    private final float[] threshold;
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
    /// @throws IllegalArgumentException if a tree is deeper than three splits
    Forest(List<List<Node>> trees) {
        signal = new int[trees.size() * SPLITS];
        threshold = new float[trees.size() * SPLITS];
        value = new float[trees.size() * LEAVES];
        for (int tree = 0; tree < trees.size(); tree++) {
            fill(trees.get(tree), 0, tree, 0, 0);
        }
    }

    // A leaf above the last level says the same whichever way is taken below it.
    private void fill(List<Node> tree, int at, int number, int place, int depth) {
        Node node = tree.get(at);
        boolean leaf = node.left() == 0;
        if (depth == DEPTH) {
            if (!leaf) {
                throw new IllegalArgumentException("A tree has more than %d levels of splits".formatted(DEPTH));
            }
            value[number * LEAVES + place - SPLITS] = node.value();
            return;
        }
        signal[number * SPLITS + place] = leaf ? 0 : node.signal();
        threshold[number * SPLITS + place] = leaf ? 0 : node.threshold();
        fill(tree, leaf ? at : node.left(), number, 2 * place + 1, depth + 1);
        fill(tree, leaf ? at : node.right(), number, 2 * place + 2, depth + 1);
    }

    double of(float[] row) {
        double sum = 0;
        int leaves = 0;
        for (int root = 0; root < signal.length; root += SPLITS) {
            int place = 0;
            for (int depth = 0; depth < DEPTH; depth++) {
                int split = root + place;
                place = 2 * place + (row[signal[split]] <= threshold[split] ? 1 : 2);
            }
            sum += value[leaves + place - SPLITS];
            leaves += LEAVES;
        }
        return sum;
    }
}
