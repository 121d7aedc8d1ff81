package dev.whittle.tokenizer.bpe;

import java.util.List;

/// A few texts that are tokens beside the vocabulary, found in a text at a place: of those that begin
/// there the longest. Thread-safe.
final class Symbols {
    private final List<byte[]> texts;
    private final int[] first = new int[256]; // the node behind a first byte; 0 is none
    private final PairTable children; // from a node and a byte to a node
    private final int[] ends; // 1 + the symbol that ends at a node
    private final ClassPairs pairs = new ClassPairs();
    private final int longest;

    /// @param symbols none of them empty
    Symbols(List<byte[]> symbols) {
        texts = List.copyOf(symbols);
        int most = 1 + texts.stream().mapToInt(text -> text.length).sum();
        children = new PairTable(most);
        ends = new int[most];
        int nodes = 1;
        for (int i = 0; i < texts.size(); i++) {
            pairs.add(texts.get(i));
            byte[] text = texts.get(i);
            int node = first[text[0] & 0xFF] == 0 ? nodes++ : first[text[0] & 0xFF];
            first[text[0] & 0xFF] = node;
            for (int at = 1; at < text.length; at++) {
                int child = child(node, text[at]);
                if (child == 0) {
                    child = nodes++;
                    children.add(node, text[at] & 0xFF, 0, child);
                }
                node = child;
            }
            ends[node] = i + 1;
        }
        longest = texts.stream().mapToInt(text -> text.length).max().orElse(0);
    }

    private int child(int node, byte b) {
        long found = children.find(node, b & 0xFF);
        return found == PairTable.NONE ? 0 : (int) found;
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
        if (texts.isEmpty()) {
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
        int node = first[utf8[from] & 0xFF];
        for (int at = from + 1; node != 0; node = at < limit ? child(node, utf8[at++]) : 0) {
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
