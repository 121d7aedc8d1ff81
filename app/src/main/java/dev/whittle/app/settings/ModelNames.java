package dev.whittle.app.settings;

import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Which model of the catalog a name means on a server, and which names there are.
public final class ModelNames {
    private final Supplier<Catalog> catalog;

    public ModelNames(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    /// The model whose prices hold for a name on a server, if one does. Without a server, the one the name
    /// finds in the catalog, so that a price can be seen before there is a connection.
    public Optional<Model> find(String id, Optional<Server> server) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return server.isEmpty()
                ? catalog.get().find(id)
                : of(server.get()).filter(known -> known.modelId().equals(id) || known.aliases().contains(id))
                        .findFirst();
    }

    /// Names to suggest: the catalog's for a server, then those it said it has.
    public List<String> suggestions(Optional<Server> server, List<String> offered) {
        Set<String> ids = new LinkedHashSet<>();
        (server.isEmpty() ? catalog.get().models().stream() : of(server.get()))
                .filter(known -> known.lifecycle().status() != Model.Status.RETIRED)
                .forEach(known -> ids.add(server.isEmpty() ? name(known) : known.modelId()));
        ids.addAll(offered);
        return List.copyOf(ids);
    }

    /// The shortest name that finds a model in the catalog.
    public String name(Model known) {
        return catalog.get().find(known.modelId()).filter(known::equals).isPresent() ? known.modelId() : known.key();
    }

    private Stream<Model> of(Server server) {
        return catalog.get().models().stream().filter(known -> known.provider().equals(server.catalogProvider()));
    }
}
