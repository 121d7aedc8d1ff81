package dev.whittle.tokenizer.live;

import dev.whittle.tokenizer.bpe.Cuts;
import dev.whittle.tokenizer.bpe.Engine;
import dev.whittle.tokenizer.estimate.TextProfile;
import dev.whittle.tokenizer.live.SegmentTree.Found;
import java.util.List;
import java.util.Objects;

/// A text that is edited, with the tokens each engine makes of it always at hand. Not thread-safe.
public final class SegmentedText {
    private static final int SMALL = 64; // chars; a shorter segment is joined to the one before

    private final Segmenter segmenter;
    private final SegmentTree tree = new SegmentTree();

    /// An empty text.
    ///
    /// @param engines each of them once
    /// @param profiled whether [#profile] will be asked for
    public SegmentedText(List<Engine> engines, boolean profiled) {
        segmenter = new Segmenter(engines, profiled);
    }

    /// The length in UTF-16 chars.
    public int length() {
        return tree.chars();
    }

    /// The chars from `start` to before `end`.
    public String text(int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        tree.copy(start, end, text);
        return text.toString();
    }

    /// How many chars from the start are those of another text.
    public int commonPrefix(String other) {
        int limit = Math.min(length(), other.length());
        for (int at = 0; at < limit;) {
            String part = tree.find(at).segment().text();
            int chars = Math.min(part.length(), limit - at);
            if (!other.regionMatches(at, part, 0, chars)) {
                int same = 0;
                while (other.charAt(at + same) == part.charAt(same)) {
                    same++;
                }
                return at + same;
            }
            at += chars;
        }
        return limit;
    }

    /// How many chars from the end are those of another text, where `prefix` chars from the start are not
    /// asked about.
    public int commonSuffix(String other, int prefix) {
        int shift = other.length() - length();
        int least = Math.max(prefix, prefix - shift); // a place in this text
        for (int at = length(); at > least;) {
            Found found = tree.find(at - 1);
            String part = found.segment().text();
            int from = Math.max(found.start(), least);
            if (!other.regionMatches(from + shift, part, from - found.start(), at - from)) {
                while (other.charAt(at - 1 + shift) == part.charAt(at - 1 - found.start())) {
                    at--;
                }
                return length() - at;
            }
            at = from;
        }
        return length() - least;
    }

    /// The tokens of the text.
    public long tokens(Engine engine) {
        Segment root = tree.root();
        return root == null ? 0 : segmenter.tokens(root.sum(), engine);
    }

    /// The profile of the text.
    public TextProfile profile() {
        Segment root = tree.root();
        return root == null ? TextProfile.EMPTY : root.sum().profile();
    }

    /// Replaces the chars from `start` to before `end`.
    ///
    /// @throws IndexOutOfBoundsException unless `0 <= start <= end <= length()`
    public void replace(int start, int end, String inserted) {
        int length = length();
        Objects.checkFromToIndex(start, end, length);
        // The segments of the char before and the char behind are counted again, so that what is cut elsewhere
        // still has the same chars on both sides.
        Found first = length == 0 ? null : tree.find(Math.max(start - 1, 0));
        Found last = length == 0 ? null : tree.find(Math.min(end, length - 1));
        int from = first == null ? 0 : first.start();
        int to = last == null ? 0 : last.end();
        boolean soft = first != null && first.segment().soft();
        String text = text(from, start) + inserted + text(end, to);
        while (from > 0) {
            Found before = tree.find(from - 1);
            if (text.length() >= SMALL
                    && (soft ? isFar(start - from) : cuts().between(before.segment().text(), text))) {
                break;
            }
            text = before.segment().text() + text;
            from = before.start();
            soft = before.segment().soft();
        }
        boolean nextSoft = false;
        while (to < length) {
            Found next = tree.find(to);
            nextSoft = next.segment().soft();
            if (!text.isEmpty() && (nextSoft ? isFar(to - end) : cuts().between(text, next.segment().text()))) {
                break;
            }
            text += next.segment().text();
            to = next.end();
            nextSoft = false;
        }
        tree.replace(from, to, segmenter.segments(text, soft, nextSoft));
    }

    private boolean isFar(int chars) {
        return chars >= cuts().reach();
    }

    private Cuts cuts() {
        return segmenter.cuts();
    }
}
