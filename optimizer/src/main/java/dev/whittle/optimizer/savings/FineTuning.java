package dev.whittle.optimizer.savings;

import java.math.BigDecimal;

/// A smaller model trained on the answers of the present one (distillation) takes its place for a
/// share of the tokens. Training is paid once and returns only with volume.
///
/// @param share the part of tokens it takes over, 0 to 1
/// @param ratio what a token costs on the trained model
/// @param trainingUsd USD of the training, all epochs
public record FineTuning(BigDecimal share, PriceRatio ratio, BigDecimal trainingUsd) implements Strategy {
    /// @throws IllegalArgumentException if the part is not between 0 and 1; the message is one
    ///     sentence for the person
    public FineTuning {
        Bounds.share("The share of tokens for the trained model", share);
        Bounds.amount("The cost of training", trainingUsd);
    }

    /// The cost of a training.
    ///
    /// @param tokens tokens of the examples
    /// @param epochs how often each is seen
    /// @param usdPerMillion USD per million tokens trained
    public static BigDecimal training(long tokens, int epochs, BigDecimal usdPerMillion) {
        return usdPerMillion.multiply(BigDecimal.valueOf(tokens)).multiply(BigDecimal.valueOf(epochs))
                .movePointLeft(6);
    }

    @Override
    public String id() {
        return "fine-tuning";
    }

    @Override
    public String title() {
        return "Fine-tuned model";
    }

    @Override
    public Bill on(Bill bill) {
        BigDecimal rest = BigDecimal.ONE.subtract(share);
        return bill.times(rest.add(share.multiply(ratio.input())), rest.add(share.multiply(ratio.output())));
    }

    @Override
    public BigDecimal oneOff() {
        return trainingUsd;
    }
}
