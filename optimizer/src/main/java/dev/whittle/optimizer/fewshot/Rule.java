package dev.whittle.optimizer.fewshot;

/// Something examples have in common, with its support.
///
/// @param id stable kebab-case id, such as `transform.upper-case`
/// @param text one sentence, such as `The answer is the input in upper case.`
/// @param support in how many examples it holds
/// @param of how many examples there are
/// @param decides whether it tells the whole answer from the input, not only its form
public record Rule(String id, String text, int support, int of, boolean decides) {
    /// @throws IllegalArgumentException if the support is not `0 <= support <= of`
    public Rule {
        if (support < 0 || support > of) {
            throw new IllegalArgumentException("A rule cannot hold in %d of %d examples".formatted(support, of));
        }
    }

    /// Whether it holds in every example.
    public boolean always() {
        return support == of;
    }
}
