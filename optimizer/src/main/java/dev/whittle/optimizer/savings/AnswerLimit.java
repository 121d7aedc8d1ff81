package dev.whittle.optimizer.savings;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/// What asking for answers of at most so many words adds to the input and saves in output, if the model
/// keeps to it, and a `max_tokens` that fits the answers seen so far.
///
/// @param words the most words an answer may have
/// @param added tokens the sentence adds to the input of each call
/// @param observed output tokens of answers, reasoning included, in order of length; may be empty
/// @param expected output tokens a call as assumed where none was observed
public record AnswerLimit(long words, long added, List<Long> observed, long expected) {
    // A token of English is about three quarters of a word.
    private static final BigDecimal WORDS_A_TOKEN = new BigDecimal("0.75");
    private static final int STEP = 10;

    /// @throws IllegalArgumentException if a number is negative, or no word is left for an answer; the
    ///     message is one sentence for the person
    public AnswerLimit {
        if (words < 1 || words > 1_000_000) {
            throw new IllegalArgumentException("An answer has 1 to a million words, not %d.".formatted(words));
        }
        if (observed.stream().anyMatch(tokens -> tokens < 0 || tokens > 10_000_000) || expected < 0 || added < 0) {
            throw new IllegalArgumentException("The tokens of an answer are between 0 and 10 million.");
        }
        observed = observed.stream().sorted().toList();
    }

    /// The sentence that asks for it.
    public static String instruction(long words) {
        return "Answer in at most %d words.".formatted(words);
    }

    /// Tokens that so many words are, rounded up.
    public long tokens() {
        return BigDecimal.valueOf(words).divide(WORDS_A_TOKEN, 0, RoundingMode.CEILING).longValue();
    }

    /// Output tokens of a call as it is: the average of the answers observed, or what is expected.
    public BigDecimal outputNow() {
        return average(Long.MAX_VALUE);
    }

    /// The same if no answer is longer than asked.
    public BigDecimal outputThen() {
        return average(tokens());
    }

    /// A `max_tokens` no observed answer reaches; 0 if none was observed. It is a stop for answers that run
    /// away and saves nothing on the others.
    public long maxTokens() {
        return observed.isEmpty() ? 0 : (observed.getLast() / STEP + 1) * STEP;
    }

    /// The chance that a further answer is longer than all those observed and so may be cut off, 1 / (n + 1).
    public double cutOff() {
        return 1.0 / (observed.size() + 1);
    }

    /// USD a month now, and with the sentence in the prompt.
    ///
    /// @param input input tokens of a call now
    /// @param workload its output tokens do not hold, those observed or expected here do
    /// @throws IllegalArgumentException if the model is unpriced; the message is one sentence for the person
    public Change month(Catalog catalog, Model model, long input, Workload workload, Instant at) {
        Calls calls = new Calls(catalog, model, workload.with(CacheUse.NONE), at);
        return new Change(month(calls, input, outputNow()), month(calls, input + added, outputThen()));
    }

    private static BigDecimal month(Calls calls, long input, BigDecimal output) {
        // Prices are linear in output tokens, so the cost of an average is that between two whole numbers.
        long whole = output.longValue();
        BigDecimal low = Calls.usd(calls.plain(input, whole));
        BigDecimal high = Calls.usd(calls.plain(input, whole + 1));
        BigDecimal part = output.subtract(BigDecimal.valueOf(whole));
        return low.add(high.subtract(low).multiply(part)).multiply(calls.workload().callsPerMonth());
    }

    private BigDecimal average(long most) {
        if (observed.isEmpty()) {
            return BigDecimal.valueOf(Math.min(expected, most));
        }
        long sum = observed.stream().mapToLong(tokens -> Math.min(tokens, most)).sum();
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(observed.size()), 6, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    /// The cost of the longest answer `max_tokens` allows, in USD.
    ///
    /// @throws IllegalArgumentException if the model is unpriced
    public BigDecimal worst(Catalog catalog, Model model, long input, Workload workload, Instant at) {
        Cost cost = new Calls(catalog, model, workload.with(CacheUse.NONE), at).plain(input, maxTokens());
        return Calls.usd(cost);
    }
}
