package dev.whittle.app.examples;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import dev.whittle.optimizer.experiment.statistics.Interval;
import dev.whittle.optimizer.experiment.statistics.NonInferiority;
import dev.whittle.optimizer.experiment.statistics.Pareto;
import dev.whittle.optimizer.experiment.statistics.Pareto.Axis;
import dev.whittle.optimizer.experiment.statistics.Pareto.Point;
import dev.whittle.optimizer.fewshot.ablation.AblationResult;
import dev.whittle.optimizer.fewshot.ablation.AblationResult.Row;
import dev.whittle.optimizer.fewshot.ablation.AblationResult.Verdict;
import dev.whittle.optimizer.fewshot.ablation.AblationResult.Worth;
import dev.whittle.optimizer.fewshot.ablation.Variant;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What came of trying a prompt with fewer examples, with money and in words: the same for the window and the
/// command line.
///
/// @param lines one a variant, the whole prompt first
public record AblationSheet(AblationResult result, List<Line> lines) {
    public AblationSheet {
        lines = List.copyOf(lines);
    }

    /// A variant.
    ///
    /// @param month what its prompt costs a month
    /// @param spared what it costs less than the whole prompt
    /// @param best whether no other prompt is as good for less; only prompts that could be used are compared
    public record Line(Row row, Cost month, Cost spared, boolean best) {
        public Variant variant() {
            return row.variant();
        }

        /// `40 of 48`, or `–` if nothing was judged.
        public String passed() {
            return row.standing().rate().n() == 0
                    ? "–"
                    : "%s of %s".formatted(Figures.number(row.standing().rate().successes()),
                            Figures.number(row.standing().rate().n()));
        }

        /// `83 % (70 % to 91 %)`, or `–`.
        public String rate() {
            return row.standing().interval().map(interval -> "%s (%s to %s)".formatted(
                    Figures.percent(row.standing().rate().share()), Figures.percent(interval.low()),
                    Figures.percent(interval.high()))).orElse("–");
        }

        /// Beside all examples: `−2.1 pp (−6.0 pp to +1.4 pp), p 0.500`; empty for the whole prompt.
        public String against() {
            return row.standing().againstFirst()
                    .map(one -> difference(one.difference(), one.interval(), one.p())).orElse("");
        }

        /// Whether it may take the place of all examples, in words; empty for what could not.
        public String verdict() {
            return row.notWorse().map(verdict -> switch (verdict) {
                case NonInferiority.Holds _ -> "good enough";
                case NonInferiority.Fails _ -> "too bad";
                case NonInferiority.NotEnough(Interval _, OptionalLong more) -> more.isPresent()
                        ? "not enough cases: about %s more".formatted(Figures.number(more.getAsLong()))
                        : "not enough cases";
            }).orElse("");
        }
    }

    /// @param month what so many tokens of input cost a month
    public static AblationSheet of(AblationResult result, Function<TokenCount, Cost> month) {
        Cost whole = month.apply(TokenCount.exact(result.rows().getFirst().tokens()));
        List<Row> usable = result.rows().stream().filter(row -> row.variant().kind() != Variant.Kind.WITHOUT).toList();
        // Without a price tokens order prompts as any price would.
        Set<String> best = Pareto.of(usable.stream().map(row -> new Point(row.variant().id(),
                row.standing().rate().n() == 0 ? null : (Double) row.standing().rate().share(),
                BigDecimal.valueOf(row.tokens()), null)).toList(), EnumSet.of(Axis.QUALITY, Axis.COST)).best().stream()
                .map(Point::name).collect(Collectors.toSet());
        return new AblationSheet(result, result.rows().stream().map(row -> {
            Cost own = month.apply(TokenCount.exact(row.tokens()));
            return new Line(row, own, less(whole, own), best.contains(row.variant().id()));
        }).toList());
    }

    /// The tokens of each variant's prompt, variables unfilled.
    public static List<Long> tokens(List<Variant> variants, Tokenizer tokenizer) {
        return variants.stream().map(variant -> variant.prompt().messages().stream()
                .mapToLong(message -> tokenizer.count(message.text()).tokens()).sum()).toList();
    }

    /// The prompts that could be used: all examples, fewer of them, an instruction, none.
    public List<Line> prompts() {
        return lines.stream().filter(line -> line.variant().kind() != Variant.Kind.WITHOUT).toList();
    }

    /// The prompts without one example each.
    public List<Line> examples() {
        return lines.stream().filter(line -> line.variant().kind() == Variant.Kind.WITHOUT).toList();
    }

    /// `+0.2 pp (−0.9 pp to +1.3 pp), p 1.000`, or `–` if it was not judged.
    public static String worth(Line line) {
        return line.row().worth().map(AblationSheet::worth).orElse("–");
    }

    private static String worth(Worth worth) {
        return difference(worth.difference(), worth.interval(), worth.p());
    }

    private static String difference(double difference, Interval interval, Optional<Double> p) {
        return "%s (%s to %s)%s".formatted(Figures.points(difference), Figures.points(interval.low()),
                Figures.points(interval.high()), p.map(one -> ", " + Figures.probability(one)).orElse(""));
    }

    /// What to do, in a sentence or two.
    public String verdict() {
        String margin = Figures.points(result.margin()).replace("+", "");
        Line all = lines.getFirst();
        return switch (result.verdict()) {
            case Verdict.Take(Variant variant) -> {
                Line line = line(variant);
                yield "%s: with %s the prompt is not worse by more than %s, and has %s tokens instead of %s%s."
                        .formatted(name(variant), variant.title(), margin, Figures.number(line.row().tokens()),
                                Figures.number(all.row().tokens()), line.spared() instanceof Cost.Priced saved
                                        ? ", %s a month less".formatted(Figures.usd(saved))
                                        : "");
            }
            case Verdict.Keep() -> lines.stream().anyMatch(line -> line.variant().candidate())
                    ? "Keep: every shorter prompt is worse by more than %s.".formatted(margin)
                    : "Keep: there is no shorter prompt to put in place of the examples.";
            case Verdict.Unknown() -> all.row().standing().rate().n() == 0
                    ? "Nothing can be said: no answer to the prompt with all examples was judged."
                    : "Nothing can be said: no answer to the prompt with all examples passed, so look at the model or at what the answers are compared with.";
            case Verdict.Open(Variant variant, OptionalLong more) ->
                "Keep for now: not enough cases to show that a shorter prompt is not worse by more than %s%s."
                        .formatted(margin, more.isPresent()
                                ? "; with %s about %s are needed".formatted(variant.title(),
                                        Figures.counted(more.getAsLong(), "more case"))
                                : "");
        };
    }

    /// `zero-shot`, `k-shot` or `keep`, and `open` for not enough cases: stable.
    public String choice() {
        return switch (result.verdict()) {
            case Verdict.Take(Variant variant) when variant.kind() == Variant.Kind.K_SHOT -> "k-shot";
            case Verdict.Take _ -> "zero-shot";
            case Verdict.Keep _ -> "keep";
            case Verdict.Open _,Verdict.Unknown _ -> "open";
        };
    }

    private Line line(Variant variant) {
        return lines.stream().filter(line -> line.variant().equals(variant)).findFirst().orElseThrow();
    }

    private static String name(Variant variant) {
        return variant.kind() == Variant.Kind.K_SHOT ? variant.number() + "-shot" : "Zero-shot";
    }

    private static Cost less(Cost whole, Cost part) {
        return whole instanceof Cost.Priced(BigDecimal all, var price)
                && part instanceof Cost.Priced(BigDecimal own, var _)
                        ? new Cost.Priced(all.subtract(own), price)
                        : part instanceof Cost.Priced ? whole : part;
    }
}
