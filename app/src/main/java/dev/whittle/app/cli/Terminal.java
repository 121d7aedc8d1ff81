package dev.whittle.app.cli;

import dev.whittle.app.Home;
import dev.whittle.app.Plugins;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What every command works with: where text comes from and results go, the catalog, the plugins.
///
/// @param out results
/// @param err messages
record Terminal(Home home, InputStream in, PrintWriter out, PrintWriter err) {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Catalog catalog() {
        return Catalog.bundled();
    }

    /// The plugins; what could not be loaded is told on standard error.
    Plugins plugins() {
        Plugins plugins = Plugins.load(home.pluginFolder());
        plugins.problems().forEach(problem -> err.println("whittle: " + problem.text()));
        return plugins;
    }

    /// The model of a name.
    ///
    /// @throws IllegalArgumentException if there is none; the message names near ones
    Model model(String name) {
        return catalog().find(name).orElseThrow(() -> {
            List<Model> near = catalog().suggest(name);
            return new IllegalArgumentException("There is no model \"%s\".%s".formatted(name, near.isEmpty()
                    ? " See all with: whittle cost --sort name"
                    : " Did you mean " + near.stream().map(Model::key).collect(Collectors.joining(" or ")) + "?"));
        });
    }

    /// Models by name, or all that still answer if none is named.
    List<Model> models(List<String> names) {
        return names.isEmpty()
                ? catalog().models().stream().filter(model -> model.lifecycle().status() != Model.Status.RETIRED)
                        .toList()
                : names.stream().map(this::model).toList();
    }

    /// Prints a result for programs.
    void print(JsonNode json) {
        out.println(JSON.writeValueAsString(json));
    }
}
