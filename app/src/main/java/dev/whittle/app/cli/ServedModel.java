package dev.whittle.app.cli;

import dev.whittle.app.workspace.SavedConnection;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.experiment.Target;
import java.util.Locale;
import java.util.Optional;

/// A model a person names, on the server they name.
final class ServedModel {
    private ServedModel() {}

    /// @param name a model of the catalog or an id the server knows
    static Target target(Catalog catalog, SavedConnection server, String name) {
        Optional<Model> known = catalog.find(name);
        return known.isPresent() && sells(server, known.get())
                ? Target.known(known.get(), server.name(), server.baseUrl())
                : Target.served(known.map(Model::modelId).orElse(name), server.name(), server.baseUrl());
    }

    // A catalog price holds only where the model's own provider answers.
    private static boolean sells(SavedConnection server, Model model) {
        String[] labels = String.valueOf(server.baseUrl().getHost()).toLowerCase(Locale.ROOT).split("\\.", -1);
        String owner = labels.length < 2 ? "" : labels[labels.length - 2];
        return switch (model.provider()) {
            case "google" -> owner.equals("googleapis");
            case "xai" -> owner.equals("x");
            case String provider -> owner.equals(provider);
        };
    }
}
