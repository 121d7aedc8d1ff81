package dev.whittle.app.compare;

import dev.whittle.app.compare.Estimates.Estimate;
import dev.whittle.app.settings.Server;
import dev.whittle.app.settings.Servers;
import dev.whittle.catalog.Cost;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What a run would send, cost and lack, told before it is started.
final class Outlook {
    private final Servers servers;
    private final Estimates estimates;
    private final ReadOnlyObjectWrapper<Departure> departure = new ReadOnlyObjectWrapper<>(Departure.NONE);
    private final ReadOnlyObjectWrapper<Advice> advice = new ReadOnlyObjectWrapper<>(new Advice.None());

    Outlook(Servers servers, Estimates estimates) {
        this.servers = servers;
        this.estimates = estimates;
    }

    ReadOnlyObjectProperty<Departure> departureProperty() {
        return departure.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Advice> adviceProperty() {
        return advice.getReadOnlyProperty();
    }

    /// Looks again.
    ///
    /// @param counting whether prompts the ladder does not count may be counted now; while nobody looks,
    ///     that would be work for nothing
    void look(List<ColumnViewModel> columns, Running running, boolean counting) {
        if (counting) {
            estimates.want(besidesTheLadders(columns));
        }
        List<@Nullable Cost> costs = new ArrayList<>();
        Set<String> hosts = new LinkedHashSet<>();
        List<Server> chosen = new ArrayList<>();
        for (ColumnViewModel column : columns) {
            column.server().ifPresent(chosen::add);
            Optional<Estimate> estimate = column.prompt().flatMap(prompt -> column.catalogModel()
                    .flatMap(model -> estimates.of(prompt.prompt(), model, column.parameters())));
            column.setEstimate(estimate);
            if (!running.contains(column)
                    && column.inputsProperty().get() instanceof Inputs.Ready(var what, var on)) {
                hosts.add(on.host());
                costs.add(what.target().catalogKey() == null
                        ? new Cost.Unpriced("No price is known.")
                        : estimate.map(Estimate::call).orElse(null));
            }
        }
        departure.set(new Departure(List.copyOf(hosts), costs, running.count()));
        advice.set(Advice.of(servers.all(), chosen));
    }

    private static Set<Prompt> besidesTheLadders(List<ColumnViewModel> columns) {
        Set<Prompt> wanted = new LinkedHashSet<>();
        for (ColumnViewModel column : columns) {
            column.prompt().filter(prompt -> !prompt.id().equals(PromptChoice.CURRENT))
                    .ifPresent(prompt -> wanted.add(prompt.prompt()));
        }
        return wanted;
    }
}
