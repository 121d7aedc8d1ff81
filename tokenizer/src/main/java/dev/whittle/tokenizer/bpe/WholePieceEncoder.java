package dev.whittle.tokenizer.bpe;

/// Asks first whether a piece is a token as it stands, for vocabularies with tokens that no merge makes
/// (`ignore_merges`, as in Llama 3).
final class WholePieceEncoder implements PieceEncoder {
    private final Symbols wholes;
    private final int firstNumber;
    private final PieceEncoder encoder;
    private final int[] one = new int[1];
    private boolean isOne;

    /// @param firstNumber the number of the first of these tokens
    WholePieceEncoder(Symbols wholes, int firstNumber, PieceEncoder encoder) {
        this.wholes = wholes;
        this.firstNumber = firstNumber;
        this.encoder = encoder;
    }

    @Override
    public int encode(byte[] utf8, int from, int to) {
        int whole = wholes.at(utf8, from, to);
        isOne = whole >= 0 && wholes.length(whole) == to - from;
        if (isOne) {
            one[0] = firstNumber + whole;
            return 1;
        }
        return encoder.encode(utf8, from, to);
    }

    @Override
    public int[] tokens() {
        return isOne ? one : encoder.tokens();
    }

    @Override
    public int capacity() {
        return encoder.capacity();
    }
}
