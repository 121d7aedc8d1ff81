package dev.whittle.tokenizer.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The segments in order, as a treap: a search tree by place in the text and a heap by random priority,
/// so that it stays about balanced whatever is done to it.
final class SegmentTree {
    private @Nullable Segment root;
    private @Nullable Segment leftPart; // the results of split()
    private @Nullable Segment rightPart;

    /// A segment and the place its first char has in the text.
    record Found(Segment segment, int start) {
        int end() {
            return start + segment.length();
        }
    }

    @Nullable
    Segment root() {
        return root;
    }

    int chars() {
        return chars(root);
    }

    private static int chars(@Nullable Segment node) {
        return node == null ? 0 : node.chars();
    }

    /// The segment a char belongs to.
    Found find(int index) {
        int start = 0;
        Segment node = root;
        while (node != null) {
            int own = start + chars(node.left);
            if (index < own) {
                node = node.left;
            } else if (index < own + node.length()) {
                return new Found(node, own);
            } else {
                start = own + node.length();
                node = node.right;
            }
        }
        throw new IndexOutOfBoundsException(index);
    }

    /// Puts other segments in the place of those from one segment's start to another's end.
    void replace(int start, int end, List<Segment> fresh) {
        if (root != null && start < end && fresh.size() == 1 && find(start).end() == end) {
            root = put(root, start, fresh.getFirst());
            return;
        }
        split(root, end);
        Segment behind = rightPart;
        split(leftPart, start);
        root = merge(merge(leftPart, build(fresh)), behind);
    }

    // The way of most edits: one segment becomes another, and the shape of the tree stays.
    private static Segment put(Segment node, int start, Segment fresh) {
        int own = chars(node.left);
        if (node.left != null && start < own) {
            node.left = put(node.left, start, fresh);
        } else if (node.right != null && start > own) {
            node.right = put(node.right, start - own - node.length(), fresh);
        } else {
            fresh.left = node.left;
            fresh.right = node.right;
            fresh.priority = node.priority;
            fresh.addUp();
            return fresh;
        }
        node.addUp();
        return node;
    }

    private void split(@Nullable Segment node, int at) {
        if (node == null) {
            leftPart = null;
            rightPart = null;
        } else if (at <= chars(node.left)) {
            split(node.left, at);
            node.left = rightPart;
            node.addUp();
            rightPart = node;
        } else {
            split(node.right, at - chars(node.left) - node.length());
            node.right = leftPart;
            node.addUp();
            leftPart = node;
        }
    }

    private static @Nullable Segment merge(@Nullable Segment left, @Nullable Segment right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        if (left.priority > right.priority) {
            left.right = merge(left.right, right);
            left.addUp();
            return left;
        }
        right.left = merge(left, right.left);
        right.addUp();
        return right;
    }

    // In linear time: the stack holds the right edge of the tree so far.
    private static @Nullable Segment build(List<Segment> segments) {
        Deque<Segment> edge = new ArrayDeque<>();
        for (Segment segment : segments) {
            Segment below = null;
            while (!edge.isEmpty() && edge.peek().priority < segment.priority) {
                below = edge.pop();
                below.addUp();
            }
            segment.left = below;
            if (!edge.isEmpty()) {
                edge.peek().right = segment;
            }
            edge.push(segment);
        }
        Segment top = null;
        while (!edge.isEmpty()) {
            top = edge.pop();
            top.addUp();
        }
        return top;
    }

    /// Appends the chars from `start` to before `end`.
    void copy(int start, int end, StringBuilder to) {
        for (int at = start; at < end;) {
            Found found = find(at);
            int last = Math.min(end, found.end());
            to.append(found.segment().text(), at - found.start(), last - found.start());
            at = last;
        }
    }
}
