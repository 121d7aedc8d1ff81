package dev.whittle.tokenizer.bpe;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The texts a vocabulary takes out before anything else, each as one token: of those that begin at a
/// place the longest. Thread-safe.
final class Symbols {
    private final List<byte[]> texts;
    private final int[][] children; // by node and byte, or null
    private final int[] ends; // 1 + the symbol that ends at a node
    private final ClassPairs pairs = new ClassPairs();
    private final int longest;

    Symbols(List<String> symbols) {
        texts = symbols.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        int most = 1 + texts.stream().mapToInt(text -> text.length).sum();
        children = new int[most][];
        ends = new int[most];
        int nodes = 1;
        for (int i = 0; i < texts.size(); i++) {
            pairs.add(texts.get(i));
            int node = 0;
            for (byte b : texts.get(i)) {
                if (children[node] == null) {
                    children[node] = new int[256];
                }
                if (children[node][b & 0xFF] == 0) {
                    children[node][b & 0xFF] = nodes++;
                }
                node = children[node][b & 0xFF];
            }
            ends[node] = i + 1;
        }
        longest = texts.stream().mapToInt(text -> text.length).max().orElse(0);
    }

    int size() {
        return texts.size();
    }

    byte[] bytes(int symbol) {
        return texts.get(symbol).clone();
    }

    int length(int symbol) {
        return texts.get(symbol).length;
    }

    int longestLength() {
        return longest;
    }

    /// Whether a symbol has characters of these classes side by side.
    boolean join(int left, int right) {
        return pairs.contain(left, right);
    }

    /// Where the next symbol begins, or `limit`.
    int next(byte[] utf8, int from, int limit) {
        int[] first = children[0];
        if (first == null) {
            return limit;
        }
        for (int at = from; at < limit; at++) {
            if (first[utf8[at] & 0xFF] != 0 && at(utf8, at, limit) >= 0) {
                return at;
            }
        }
        return limit;
    }

    /// The longest symbol that begins at a place, or -1.
    int at(byte[] utf8, int from, int limit) {
        int symbol = -1;
        int node = 0;
        for (int at = from; at < limit && children[node] != null; at++) {
            node = children[node][utf8[at] & 0xFF];
            if (node == 0) {
                break;
            }
            symbol = ends[node] > 0 ? ends[node] - 1 : symbol;
        }
        return symbol;
    }

    /// Whether a symbol occurs across a place.
    boolean crosses(byte[] utf8, int from, int place, int to) {
        for (int start = Math.max(from, place - longest + 1); start < place; start++) {
            int symbol = at(utf8, start, to);
            if (symbol >= 0 && start + length(symbol) > place) {
                return true;
            }
        }
        return false;
    }
}
