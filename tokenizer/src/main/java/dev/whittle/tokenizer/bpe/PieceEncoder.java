package dev.whittle.tokenizer.bpe;

/// Byte-pair encoding of one piece. Not thread-safe: an encoder uses its arrays again for every piece.
sealed interface PieceEncoder permits LongestFitEncoder, MergingEncoder, WholePieceEncoder {
    /// Encodes the bytes from `from` to before `to` as one piece and returns the number of tokens.
    int encode(byte[] utf8, int from, int to);

    /// The tokens of the last piece encoded; valid up to the count [#encode] gave.
    int[] tokens();

    /// The room its arrays take, in tokens.
    int capacity();
}
