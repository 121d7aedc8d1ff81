package dev.whittle.app.shell;

import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.app.prompt.PromptCounts;
import java.util.Objects;
import java.util.LinkedHashMap;
import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Looks for the cheapest model that fits, marks it, and has the others say why they do not.
public final class FitSearch {
    private final ObjectProperty<Fit> asked = new SimpleObjectProperty<>(Fit.NONE);
    private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");

    /// What the model must offer.
    public ObjectProperty<Fit> askedProperty() {
        return asked;
    }

    /// Which model is the cheapest that fits and how many do not, or nothing if it is not looked for.
    ReadOnlyStringProperty answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Looks among the rows as they are now.
    ///
    /// @param outputTokens expected output tokens a call
    void look(List<LadderRow> rows, long outputTokens, LocalDate today) {
        Fit now = asked.get();
        if (!now.wanted()) {
            rows.forEach(row -> row.setFit(new FitState.Unasked()));
            answer.set("");
            return;
        }
        Map<String, Integer> groups = new TreeMap<>();
        Map<LadderRow, Forecast> fitting = new LinkedHashMap<>();
        for (LadderRow row : rows) {
            Forecast forecast = row.forecast();
            Optional<Fit.Refusal> refusal = forecast == null
                    ? Optional.of(new Fit.Refusal("not counted yet", PromptCounts.notCounted(row.model())))
                    : now.refusal(forecast, outputTokens, today);
            refusal.ifPresentOrElse(why -> groups.merge(why.group(), 1, Integer::sum),
                    () -> fitting.put(row, Objects.requireNonNull(forecast)));
            row.setFit(refusal.<FitState>map(why -> new FitState.Refused(why.reason())).orElse(new FitState.Unasked()));
        }
        String refused = String.join(", ", groups.entrySet().stream()
                .map(group -> group.getValue() + " " + group.getKey()).toList());
        fitting.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<LadderRow, Forecast> one) -> usd(one.getValue().month()))
                        .thenComparing(one -> one.getKey().model().key()))
                .ifPresentOrElse(cheapest -> {
                    cheapest.getKey().setFit(new FitState.Cheapest());
                    answer.set("%s, %s a month. Left out: %s.".formatted(cheapest.getKey().model().displayName(),
                            Figures.usd(cheapest.getValue().month()), refused.isEmpty() ? "none" : refused));
                }, () -> answer.set("No model fits: %s.".formatted(refused)));
    }

    private static BigDecimal usd(Cost cost) {
        return switch (cost) {
            case Cost.Priced priced -> priced.usd();
            case Cost.Unpriced unpriced -> throw new IllegalArgumentException(unpriced.reason());
        };
    }
}
