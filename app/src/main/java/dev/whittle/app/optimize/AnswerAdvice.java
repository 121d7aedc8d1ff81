package dev.whittle.app.optimize;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.AnswerLimit;
import dev.whittle.optimizer.savings.Change;
import dev.whittle.optimizer.savings.Workload;
import dev.whittle.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a limit on the length of answers is worth.
///
/// @param worst USD of the longest answer the suggested `max_tokens` allows; empty without observed answers
public record AnswerAdvice(AnswerLimit limit, Change month, Optional<BigDecimal> worst) {
    /// A limit with what its sentence adds on a tokenizer.
    ///
    /// @throws IllegalArgumentException if a number cannot be; the message is one sentence
    public static AnswerLimit limit(long words, List<Long> observed, Workload workload, Tokenizer tokenizer) {
        long added = tokenizer.count(" " + AnswerLimit.instruction(words)).tokens();
        return new AnswerLimit(words, added, observed, workload.outputTokens());
    }

    /// @param input input tokens of a call now
    /// @throws IllegalArgumentException if the model is unpriced; the message is one sentence
    public static AnswerAdvice of(AnswerLimit limit, long input, Catalog catalog, Model model, Workload workload,
            Instant at) {
        return new AnswerAdvice(limit, limit.month(catalog, model, input, workload, at), limit.observed().isEmpty()
                ? Optional.empty()
                : Optional.of(limit.worst(catalog, model, input, workload, at)));
    }

    /// The advice, a sentence each.
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        boolean saves = month.saved().signum() >= 0;
        sentences.add(
                "\"%s\" adds %d tokens of input and takes the output from %s to %s tokens a call%s: it %s %s a month."
                        .formatted(AnswerLimit.instruction(limit.words()), limit.added(), whole(limit.outputNow()),
                                whole(limit.outputThen()), " if the model keeps to it", saves ? "saves" : "costs",
                                Figures.usd(month.saved().abs())));
        sentences.add(worst
                .map(usd -> ("max_tokens %s is above all %d answers observed; about 1 in %d further ones may be longer "
                        + "and would be cut off. The longest it allows costs %s.")
                        .formatted(Figures.number(limit.maxTokens()),
                                limit.observed().size(), limit.observed().size() + 1, Figures.usd(usd)))
                .orElse("No answer was observed, so the output is your assumption and there is nothing to set max_tokens by."));
        return sentences;
    }

    private static String whole(BigDecimal tokens) {
        return Figures.number(tokens.setScale(0, RoundingMode.HALF_UP).longValue());
    }
}
