package dev.whittle.app.models;

import dev.whittle.app.settings.Preset;
import dev.whittle.app.settings.Presets;
import dev.whittle.app.workspace.Draft;
import dev.whittle.app.workspace.ExperimentSummary;
import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.catalog.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where the person uses which model, as far as the workspace knows.
///
/// @param chosen key of the model the window works for, or null
/// @param favourites keys
/// @param connected the connections by name, each with the provider it leads to
/// @param compared display names of the models of saved experiments
public record ModelUses(
        @Nullable String chosen, Set<String> favourites, List<Connected> connected, Set<String> compared) {
    /// Nothing is known to be used.
    public static final ModelUses NONE = new ModelUses(null, Set.of(), List.of(), Set.of());

    private static final int MOST_EXPERIMENTS = 500;

    /// A connection and the provider of the catalog it leads to.
    public record Connected(String name, String provider) {}

    public ModelUses {
        favourites = Set.copyOf(favourites);
        connected = List.copyOf(connected);
        compared = Set.copyOf(compared);
    }

    /// What a workspace knows.
    public static ModelUses in(Workspace workspace, Presets presets) throws WorkspaceException {
        List<Connected> connected = new ArrayList<>();
        for (SavedConnection connection : workspace.settings().get(Settings.CONNECTIONS).all()) {
            presets.at(connection.baseUrl()).map(Preset::catalogProvider)
                    .ifPresent(provider -> connected.add(new Connected(connection.name(), provider)));
        }
        Set<String> compared = new TreeSet<>();
        for (ExperimentSummary experiment : workspace.experiments().list("", MOST_EXPERIMENTS)) {
            compared.addAll(experiment.models());
        }
        Optional<Draft> draft = workspace.drafts().latest();
        return new ModelUses(draft.map(Draft::modelKey).orElse(null),
                Set.copyOf(workspace.settings().get(Settings.FAVOURITES).models()), connected, compared);
    }

    /// The same with the favourites and the chosen model of this moment.
    public ModelUses with(String nowChosen, Set<String> nowFavourites) {
        return new ModelUses(nowChosen, nowFavourites, connected, compared);
    }

    /// In words where a model is used; none if it is not.
    public List<String> of(Model model) {
        List<String> uses = new ArrayList<>();
        if (model.key().equals(chosen)) {
            uses.add("chosen model");
        }
        if (favourites.contains(model.key())) {
            uses.add("favourite");
        }
        if (compared.contains(model.displayName())) {
            uses.add("experiments");
        }
        connected.stream().filter(one -> one.provider().equals(model.provider()))
                .forEach(one -> uses.add("connection " + one.name()));
        return uses;
    }
}
