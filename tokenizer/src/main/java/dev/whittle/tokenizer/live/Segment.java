package dev.whittle.tokenizer.live;

import org.jspecify.annotations.Nullable;

/// A part of the text, and a node of the tree: its left subtree is the text before it.
final class Segment {
    private final String text;
    private final boolean soft;
    private final Measure own;

    int priority;
    @Nullable
    Segment left;
    @Nullable
    Segment right;
    private int chars;
    private Measure sum;

    /// @param soft whether it begins with a soft cut
    Segment(String text, boolean soft, Measure own, int priority) {
        this.text = text;
        this.soft = soft;
        this.own = own;
        this.priority = priority;
        chars = text.length();
        sum = own;
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    boolean soft() {
        return soft;
    }

    /// The chars of the subtree.
    int chars() {
        return chars;
    }

    /// The measure of the subtree.
    Measure sum() {
        return sum;
    }

    /// Makes the sums right after a child has changed.
    void addUp() {
        chars = text.length();
        sum = own;
        if (left != null) {
            chars += left.chars;
            sum = left.sum.then(sum);
        }
        if (right != null) {
            chars += right.chars;
            sum = sum.then(right.sum);
        }
    }
}
