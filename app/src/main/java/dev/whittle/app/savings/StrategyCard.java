package dev.whittle.app.savings;

import dev.whittle.app.TypedNumber;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.savings.Baseline;
import dev.whittle.optimizer.savings.CacheUse;
import dev.whittle.optimizer.savings.QualityCheck;
import dev.whittle.optimizer.savings.ResponseCache;
import dev.whittle.optimizer.savings.Routing;
import dev.whittle.optimizer.savings.SelfHosting;
import dev.whittle.optimizer.savings.Shortening;
import dev.whittle.optimizer.savings.Strategy;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/// The strategies of the screen, in the order in which a call meets them.
enum StrategyCard {
    RESPONSE_CACHE("response-cache", "Response cache", "Answers given before are given again.",
            input("hits", "Calls answered from it", "20%"), input("lookup", "$ a lookup", "0.00002")) {
        @Override
        Strategy build(Baseline now, Inputs inputs) {
            return ResponseCache.of(inputs.part("hits"), inputs.amount("lookup"));
        }
    },
    ROUTING("routing", "Model routing",
            "Easy requests go to a cheaper model at once. Their tokens count, not their number.",
            model(), input("requests", "Requests", "50%"), input("size", "Size over average", "1")) {
        @Override
        Strategy build(Baseline now, Inputs inputs) {
            return new Routing(List.of(now.route(inputs.model(now), inputs.part("requests"), inputs.amount("size"))));
        }
    },
    CASCADE("cascade", "Cascade", "A cheap model answers first; its call is always paid.", model(),
            input("escalated", "Calls that come back", "20%"), input("judge", "$ to judge", "0")) {
        @Override
        Strategy build(Baseline now, Inputs inputs) {
            return now.cascade(inputs.model(now), inputs.part("escalated"), inputs.amount("judge"));
        }
    },
    FINE_TUNING("fine-tuning", "Fine-tuned model", "A small model trained on this one's answers.", model(),
            input("share", "Tokens it takes over", "80%"), input("training", "$ training, once", "100")) {
        @Override
        Strategy build(Baseline now, Inputs inputs) {
            return now.fineTuning(inputs.model(now), inputs.part("share"), inputs.amount("training"));
        }
    },
    SELF_HOSTING("self-hosting", "Own servers", "They cost by the hour, day and night, busy or not.",
            input("share", "Tokens they take over", "100%"), input("hour", "$ a server hour", "3"),
            input("servers", "Servers", "1")) {
        @Override
        Strategy build(Baseline now, Inputs inputs) {
            BigDecimal hours = now.workload().daysPerMonth().multiply(BigDecimal.valueOf(24));
            return new SelfHosting(inputs.part("share"), inputs.amount("hour"), hours,
                    inputs.amount("servers").min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue());
        }
    },
    SHORTENING("shortening", "Fewer tokens", "Compressed prompts, packed context, shorter answers.",
            input("input", "Input cut", "20%"), input("output", "Output cut", "0%")) {
        @Override
        Strategy build(Baseline now, Inputs inputs) {
            return new Shortening(inputs.part("input"), inputs.part("output"));
        }
    },
    PREFIX_CACHE("prefix-cache", "Prefix cache", "The provider keeps a stable beginning of the prompt.",
            input("share", "Input that is the prefix", "60%"), input("hits", "Calls that find it", "90%")) {
        @Override
        Strategy build(Baseline now, Inputs inputs) {
            return now.prefixCache(new CacheUse(inputs.part("share"), inputs.part("hits"),
                    now.workload().cache().lifetime()));
        }
    },
    BATCH("batch", "Batch mode", "Calls that can wait a day cost less.",
            input("share", "Tokens that can wait", "50%")) {
        @Override
        Strategy build(Baseline now, Inputs inputs) {
            return now.batch(inputs.part("share"));
        }
    },
    QUALITY_CHECK("quality-check", "Quality checks",
            "Grading a sample of answers costs, and earns the trust in the rest.",
            input("share", "Answers graded", "1%"), input("grade", "$ a grading", "0.01")) {
        @Override
        Strategy build(Baseline now, Inputs inputs) {
            return new QualityCheck(inputs.part("share"), inputs.amount("grade"));
        }
    };

    private final String id;
    private final String title;
    private final String what;
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of of records
    private final List<StrategyInput> inputs;

    StrategyCard(String id, String title, String what, StrategyInput... inputs) {
        this.id = id;
        this.title = title;
        this.what = what;
        this.inputs = List.of(inputs);
    }

    /// @throws IllegalArgumentException if the numbers cannot be; the message is one sentence for the person
    abstract Strategy build(Baseline now, Inputs inputs);

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String what() {
        return what;
    }

    List<StrategyInput> inputs() {
        return inputs;
    }

    /// What was typed, by the input's id.
    record Inputs(Function<String, String> typed) {
        BigDecimal part(String id) {
            return TypedNumber.part(typed.apply(id));
        }

        BigDecimal amount(String id) {
            return TypedNumber.amount(typed.apply(id));
        }

        Model model(Baseline now) {
            String name = typed.apply("model").strip();
            return now.catalog().find(name).orElseThrow(() -> new IllegalArgumentException(name.isEmpty()
                    ? "Choose a model."
                    : "There is no model \"%s\"; choose one of the list.".formatted(name)));
        }
    }

    private static StrategyInput model() {
        return new StrategyInput("model", "Model", "");
    }

    private static StrategyInput input(String id, String label, String initial) {
        return new StrategyInput(id, label, initial);
    }
}
