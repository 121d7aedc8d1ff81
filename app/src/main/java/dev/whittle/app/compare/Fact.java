package dev.whittle.app.compare;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Rates;
import dev.whittle.catalog.Usage;
import dev.whittle.model.Confidence;
import dev.whittle.model.Reply;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One figure about a run as a person reads it.
///
/// @param id stable kebab-case id
/// @param hint where it comes from or why it is not known
/// @param known whether there is a figure
public record Fact(String id, String name, String value, String hint, boolean known) {
    private static final String NO_USAGE = "The provider sent no usage for this answer.";
    private static final String NO_WHOLE_REPLY = "There is no whole answer, and what a provider bills for a part of one "
            + "is not known.";

    /// Everything there is to say about a run, in the order it is shown.
    public static List<Fact> of(Run run) {
        List<Fact> facts = new ArrayList<>();
        switch (run.outcome()) {
            case Outcome.Finished(Reply reply, Cost cost) -> {
                if (reply.origin() != Reply.Origin.PROVIDER) {
                    facts.add(known("origin", "Origin", origin(reply.origin()),
                            "No model was asked; times and tokens are no measurement of one"));
                }
                facts.add(known("first-token", "First token", Figures.duration(reply.timeToFirstToken()),
                        "From sending the request to the first text or reasoning"));
                facts.add(known("total", "Total time", Figures.duration(reply.total()),
                        "From sending the request to the end of the answer"));
                usage(facts, reply.usage(), NO_USAGE);
                speed(facts, reply);
                facts.add(cost(cost, run.price()));
                facts.add(known("finish", "Ended", finish(reply.finish()), ""));
                if (reply.confidence() != null) {
                    facts.add(confidence(reply.confidence()));
                }
                if (reply.attempts() > 1) {
                    facts.add(known("attempts", "Attempts", Integer.toString(reply.attempts()),
                            "Requests sent until one was answered; time counts from the first"));
                }
                if (reply.servedModel() != null && !reply.servedModel().equals(run.column().target().model())) {
                    facts.add(known("served-model", "Served by", reply.servedModel(),
                            "The model the provider says it used"));
                }
            }
            case Outcome.Failed failed -> unfinished(facts, failed.elapsed(), "failed");
            case Outcome.Stopped stopped -> unfinished(facts, stopped.elapsed(), "stopped by you");
        }
        return facts;
    }

    /// Where a reply came from, in one word.
    public static String origin(Reply.Origin origin) {
        return switch (origin) {
            case PROVIDER -> "provider";
            case REPLAY -> "replayed";
            case ECHO -> "echo";
        };
    }

    private static Fact confidence(Confidence confidence) {
        return known("logprob", "Logprob", String.format(Locale.ROOT, "mean %.3f, perplexity %.2f",
                confidence.meanLogprob(), confidence.perplexity()),
                "How likely the model found its own answer, over %s of its tokens"
                        .formatted(Figures.number(confidence.tokens())));
    }

    private static void unfinished(List<Fact> facts, Duration elapsed, String how) {
        facts.add(known("total", "Total time", Figures.duration(elapsed), "From the start until it stood still"));
        usage(facts, null, NO_WHOLE_REPLY);
        facts.add(new Fact("cost", "Cost", "unpriced", NO_WHOLE_REPLY, false));
        facts.add(known("finish", "Ended", how, ""));
    }

    private static void usage(List<Fact> facts, @Nullable Usage usage, String why) {
        if (usage == null) {
            facts.add(new Fact("tokens", "Tokens", "not reported", why, false));
            return;
        }
        facts.add(tokens("tokens-in", "Tokens in", usage.totalInput(), "All input tokens, cached ones included"));
        facts.add(tokens("tokens-out", "Tokens out", usage.output(), "All output tokens, reasoning included"));
        facts.add(tokens("tokens-cached", "Cached", usage.cacheRead(),
                "The part of the input served from the provider's prompt cache"));
        facts.add(tokens("tokens-reasoning", "Reasoning", usage.reasoning(),
                "The part of the output spent on reasoning"));
    }

    private static Fact tokens(String id, String name, long tokens, String hint) {
        return known(id, name, Figures.number(tokens), hint + ", as the provider reported");
    }

    private static void speed(List<Fact> facts, Reply reply) {
        long nanos = reply.total().toNanos();
        if (reply.usage() != null && nanos > 0) {
            facts.add(known("speed", "Speed",
                    String.format(Locale.ROOT, "%,.0f tok/s", reply.usage().output() * 1e9 / nanos),
                    "Output tokens per second of the total time"));
        }
    }

    /// The cost of a whole answer and the rates it was computed from.
    private static Fact cost(Cost cost, @Nullable Price price) {
        return switch (cost) {
            case Cost.Unpriced(String reason) -> new Fact("cost", "Cost", "unpriced", reason, false);
            case Cost.Priced(BigDecimal usd, Price used) -> known("cost", "Cost", Figures.usd(usd),
                    "Computed from the provider's usage at " + rates(price == null ? used : price));
        };
    }

    /// Such as `$2.50 in, $10.00 out, $1.25 cached per million tokens, read 2026-09-23 at genai-prices`.
    public static String rates(Price price) {
        Rates rates = price.rates();
        String cached = rates.cacheRead() == null ? "" : ", %s cached".formatted(Figures.usd(rates.cacheRead()));
        String read = price.checkedOn() == null ? "" : ", read " + price.checkedOn();
        String source = price.source() == null ? "" : " at " + price.source();
        return "%s in, %s out%s per million tokens%s%s%s%s".formatted(Figures.usd(rates.input()),
                Figures.usd(rates.output()), cached, price.tiers().isEmpty() ? "" : " (more for long inputs)",
                price.derived() ? ", derived from a published rule" : "", read, source);
    }

    private static String finish(Reply.Finish finish) {
        return switch (finish) {
            case STOP -> "complete";
            case LENGTH -> "at the token limit";
            case CONTENT_FILTER -> "by a content filter";
            case TOOL_CALL -> "with a tool call";
            case OTHER -> "for another reason";
        };
    }

    private static Fact known(String id, String name, String value, String hint) {
        return new Fact(id, name, value, hint, true);
    }
}
