package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.model.ModelRequest;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a call will cost before it is made. Thread-safe.
public final class CallEstimates {
    /// Output tokens taken for granted where neither a limit nor an earlier reply says how long answers are.
    static final long ASSUMED_OUTPUT = 1_024;

    // The instructions to a judge with a rubric of a few lines, and twice the verdict it is asked for.
    private static final long RUBRIC_TOKENS = 300;
    private static final int VERDICT_TOKENS = 200;

    /// What a call may cost.
    ///
    /// @param low in USD: the input at its lowest count and the shortest usual answer
    /// @param high in USD: the input at its highest count and the longest answer expected
    /// @param outputKnown whether a limit or earlier replies say how long answers get
    public record Estimate(BigDecimal low, BigDecimal high, boolean outputKnown) {}

    private final Catalog catalog;
    private final Function<String, Tokenizer> tokenizers;
    private final Comparison comparison;
    private final Instant at;
    private final Map<String, TokenCount> fixedTexts = new ConcurrentHashMap<>();
    private final Map<Target, Observed> observed = new ConcurrentHashMap<>();
    private final Map<String, Long> longest = new ConcurrentHashMap<>();

    /// @param tokenizers by id
    /// @param at the moment whose prices hold
    public CallEstimates(
            Catalog catalog, Function<String, Tokenizer> tokenizers, Comparison comparison, Instant at) {
        this.catalog = catalog;
        this.tokenizers = tokenizers;
        this.comparison = comparison;
        this.at = at;
    }

    void learn(Target target, Observed replies) {
        observed.put(target, replies);
    }

    Optional<Observed> observed(Target target) {
        return Optional.ofNullable(observed.get(target));
    }

    /// Remembers how long an answer of this run was.
    void answered(Target target, @Nullable Usage usage) {
        if (usage != null) {
            longest.merge(target.model(), usage.output(), Math::max);
        }
    }

    /// Refuses a target without a known price, for a run with a budget.
    ///
    /// @throws IllegalArgumentException if its price is not known
    void requirePrice(Target target) {
        if (model(target).flatMap(model -> catalog.price(model, Price.Mode.STANDARD, at)).isEmpty()) {
            throw new IllegalArgumentException(
                    "No price is known for %s on %s, so no budget can be kept; leave the budget out."
                            .formatted(target.displayName(), target.host()));
        }
    }

    /// The estimate of a call; empty if its price is not known.
    ///
    /// @param template the column's prompt before it was filled: texts that stayed are counted once
    Optional<Estimate> of(Column column, Prompt template) {
        return model(column.target()).flatMap(model -> {
            ModelRequest request = comparison.request(column);
            TokenCount input = TokenCount.exact(model.overhead().tokens(request.messages().size()));
            Tokenizer tokenizer = tokenizers.apply(model.tokenizer());
            for (Message sent : request.messages()) {
                input = input.plus(template.messages().contains(sent)
                        ? fixedTexts.computeIfAbsent(tokenizer.id() + " " + sent.text(),
                                _ -> tokenizer.count(sent.text()))
                        : tokenizer.count(sent.text()));
            }
            return estimate(model, column.target(), input, request.parameters().maxTokens());
        });
    }

    /// The estimate of judging one answer: a rubric and the answer in, a short verdict out. Empty if the judge's price
    /// is not known.
    ///
    /// @param answering the model whose answer is judged
    /// @param maxTokens the limit on its answer, or null
    Optional<Estimate> ofJudge(Column judge, Target answering, @Nullable Integer maxTokens) {
        Observed earlier = observed.get(answering);
        long longestAnswer = earlier != null
                ? earlier.highOutput()
                : maxTokens == null ? ASSUMED_OUTPUT : Math.min(maxTokens, ASSUMED_OUTPUT);
        TokenCount input = TokenCount.estimate(RUBRIC_TOKENS, RUBRIC_TOKENS, 2 * RUBRIC_TOKENS + longestAnswer);
        Integer limit = observed.containsKey(judge.target()) ? null : (Integer) VERDICT_TOKENS;
        return model(judge.target()).flatMap(model -> estimate(model, judge.target(), input, limit)
                .map(one -> new Estimate(one.low(), one.high(), earlier != null || maxTokens != null)));
    }

    private Optional<Estimate> estimate(Model model, Target target, TokenCount input, @Nullable Integer maxTokens) {
        Observed earlier = observed.get(target);
        Long now = longest.get(target.model());
        long most = maxTokens == null ? Long.MAX_VALUE : maxTokens;
        long expected = Math.max(earlier == null ? 0 : earlier.highOutput(), now == null ? 0 : now);
        boolean known = maxTokens != null || expected > 0;
        long high = expected > 0 ? Math.min(expected, most) : Math.min(most, maxTokens == null ? ASSUMED_OUTPUT : most);
        long low = Math.min(earlier == null ? 1 : earlier.lowOutput(), high);
        if (usd(model, input.low(), low) instanceof Cost.Priced(BigDecimal least, Price _)
                && usd(model, input.high(),
                        maxTokens == null ? high : most) instanceof Cost.Priced(BigDecimal greatest, Price _)) {
            return Optional.of(new Estimate(least, greatest, known));
        }
        return Optional.empty();
    }

    private Cost usd(Model model, long input, long output) {
        return catalog.cost(model, Usage.of(input, output), Price.Mode.STANDARD, at);
    }

    private Optional<Model> model(Target target) {
        return target.catalogKey() == null
                ? Optional.empty()
                : catalog.models().stream().filter(model -> model.key().equals(target.catalogKey())).findFirst();
    }
}
