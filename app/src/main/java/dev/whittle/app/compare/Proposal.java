package dev.whittle.app.compare;

import dev.whittle.app.settings.ModelNames;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Cost;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What the columns start with, until the person chooses: the prompt and its shortened form on the model the
/// window works for; or, without a shortened form, that model and the cheapest of the same provider.
final class Proposal {
    private final Supplier<Catalog> catalog;
    private final ModelNames names;
    private String made = "";

    Proposal(Supplier<Catalog> catalog, ModelNames names) {
        this.catalog = catalog;
        this.names = names;
    }

    /// Fills columns nobody has touched since the last proposal.
    void make(List<ColumnViewModel> columns, Model chosen, boolean optimized, Instant now) {
        if (!made.isEmpty() && !made.equals(signature(columns))) {
            return;
        }
        Model second = optimized ? chosen : cheapest(chosen, now).orElse(chosen);
        for (ColumnViewModel column : columns) {
            boolean last = column.equals(columns.getLast());
            String name = names.name(last ? second : chosen);
            // A stand-in answers whatever the model is called.
            if (column.server().filter(server -> !server.connection().staysOnThisMachine()).isEmpty()
                    || names.find(name, column.server()).isPresent()) {
                column.modelProperty().set(name);
            }
            column.promptIdProperty().set(last && optimized ? PromptChoice.OPTIMIZED : PromptChoice.CURRENT);
        }
        made = signature(columns);
    }

    private static String signature(List<ColumnViewModel> columns) {
        return columns.stream()
                .map(column -> "%s|%s|%s|%s".formatted(column.promptIdProperty().get(), column.modelProperty().get(),
                        column.texts(), column.state() instanceof ColumnState.Idle))
                .collect(Collectors.joining("\n"));
    }

    private Optional<Model> cheapest(Model chosen, Instant now) {
        return catalog.get().models().stream()
                .filter(model -> model.provider().equals(chosen.provider()) && !model.equals(chosen)
                        && model.lifecycle().status() == Model.Status.ACTIVE && usd(model, now).isPresent())
                .min(Comparator.comparing(model -> usd(model, now).orElseThrow()));
    }

    private Optional<BigDecimal> usd(Model model, Instant now) {
        return catalog.get().cost(model, Usage.of(1_000, 300), Price.Mode.STANDARD, now) instanceof Cost.Priced priced
                ? Optional.of(priced.usd())
                : Optional.empty();
    }
}
