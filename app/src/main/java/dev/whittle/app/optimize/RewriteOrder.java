package dev.whittle.app.optimize;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.model.LanguageModel;
import dev.whittle.model.ReplyEvent;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Rewriter;
import dev.whittle.optimizer.Rewriting;
import dev.whittle.optimizer.experiment.Comparison;
import dev.whittle.optimizer.experiment.Target;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// What a model is to write shorter, and which one: asked for as it was when the person asked, whatever is typed since.
///
/// @param percent how many percent of its tokens the part should have then
record RewriteOrder(Prompt prompt, RewritePart part, BigDecimal percent, Tokenizer tokenizer, Target target,
        Catalog catalog, Instant at) {
    /// What would be sent word for word, unless something is missing, and what the person is told of it.
    record Outlook(Optional<Prompt> request, String says) {}

    /// @param ledger the edit judged by the guards, if the model gave one
    record Answer(RewriteOrder order, Rewriting rewriting, Optional<Ledger> ledger) {}

    /// Sends it; what comes goes to a listener, too.
    Answer ask(LanguageModel client, Consumer<ReplyEvent> listener) throws InterruptedException {
        try (client) {
            Rewriting rewriting = new Rewriter(new Comparison(catalog), client, target)
                    .rewrite(prompt, part.part(), tokens(), tokenizer, listener);
            return new Answer(this, rewriting, rewriting.result() instanceof Rewriting.Proposed proposed
                    ? Optional.of(proposed.in(prompt, tokenizer))
                    : Optional.empty());
        }
    }

    /// What sending it means.
    Outlook outlook() {
        Prompt asked;
        try {
            asked = Rewriter.request(prompt, part.part(), tokens(), tokenizer);
        } catch (IllegalArgumentException e) {
            return new Outlook(Optional.empty(), String.valueOf(e.getMessage()));
        }
        long input = asked.messages().stream().map(Message::text).mapToLong(text -> tokenizer.count(text).tokens())
                .sum();
        return new Outlook(Optional.of(asked),
                "Sends about %s tokens to %s and nothing else of the prompt, at most twice%s.".formatted(
                        Figures.number(input), target.host(), price(input)));
    }

    private long tokens() {
        long now = tokenizer.count(part.part().in(prompt)).tokens();
        return percent.multiply(BigDecimal.valueOf(now)).divide(BigDecimal.valueOf(100), RoundingMode.DOWN)
                .longValue();
    }

    private String price(long input) {
        String key = target.catalogKey();
        Optional<Model> model = key == null ? Optional.empty() : catalog.find(key);
        return model.map(known -> catalog.cost(known, Usage.of(input, tokens()), Price.Mode.STANDARD, at))
                .filter(Cost.Priced.class::isInstance).map(cost -> ", about %s each time".formatted(Figures.usd(cost)))
                .orElse("; what it costs is not known");
    }
}
