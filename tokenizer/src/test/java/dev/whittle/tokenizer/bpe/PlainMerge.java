package dev.whittle.tokenizer.bpe;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Byte-pair encoding as its definition says, one merge of the lowest rank after the other: slow, and
/// with nothing in common with [LongestFitEncoder].
final class PlainMerge {
    private final Map<ByteBuffer, Integer> ranks = new HashMap<>();

    PlainMerge(Vocabulary vocabulary) {
        for (int token = 0; token < vocabulary.size(); token++) {
            if (vocabulary.length(token) > 0) {
                ranks.put(ByteBuffer.wrap(vocabulary.bytes(token)), token);
            }
        }
    }

    List<Integer> encode(byte[] piece) {
        List<ByteBuffer> parts = new ArrayList<>();
        for (int i = 0; i < piece.length; i++) {
            parts.add(ByteBuffer.wrap(piece, i, 1).slice());
        }
        while (true) {
            int best = Integer.MAX_VALUE;
            int at = -1;
            for (int i = 0; i + 1 < parts.size(); i++) {
                int rank = ranks.getOrDefault(join(parts.get(i), parts.get(i + 1)), Integer.MAX_VALUE);
                if (rank < best) {
                    best = rank;
                    at = i;
                }
            }
            if (at < 0) {
                return parts.stream().map(ranks::get).toList();
            }
            parts.set(at, join(parts.get(at), parts.remove(at + 1)));
        }
    }

    private static ByteBuffer join(ByteBuffer left, ByteBuffer right) {
        return ByteBuffer.allocate(left.remaining() + right.remaining()).put(left.duplicate()).put(right.duplicate())
                .flip();
    }
}
