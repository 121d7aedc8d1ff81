package dev.whittle.app.shell;

import dev.whittle.app.Figures;
import dev.whittle.catalog.Cost;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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
        List<LadderRow> fitting = new ArrayList<>();
        for (LadderRow row : rows) {
            Optional<Fit.Refusal> refusal = now.refusal(row.forecast(), outputTokens, today);
            refusal.ifPresentOrElse(why -> groups.merge(why.group(), 1, Integer::sum), () -> fitting.add(row));
            row.setFit(refusal.<FitState>map(why -> new FitState.Refused(why.reason())).orElse(new FitState.Unasked()));
        }
        String refused = String.join(", ", groups.entrySet().stream()
                .map(group -> group.getValue() + " " + group.getKey()).toList());
        fitting.stream().min(Comparator.comparing((LadderRow row) -> usd(row.forecast().month()))
                .thenComparing(row -> row.model().key())).ifPresentOrElse(cheapest -> {
                    cheapest.setFit(new FitState.Cheapest());
                    answer.set("%s, %s a month. Left out: %s.".formatted(cheapest.model().displayName(),
                            Figures.usd(cheapest.forecast().month()), refused.isEmpty() ? "none" : refused));
                }, () -> answer.set("No model fits: %s.".formatted(refused)));
    }

    private static BigDecimal usd(Cost cost) {
        return switch (cost) {
            case Cost.Priced priced -> priced.usd();
            case Cost.Unpriced unpriced -> throw new IllegalArgumentException(unpriced.reason());
        };
    }
}
