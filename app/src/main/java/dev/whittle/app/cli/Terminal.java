package dev.whittle.app.cli;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.tokenizer.Family;
import dev.whittle.app.Home;
import dev.whittle.app.Plugins;
import dev.whittle.app.models.PriceBook;
import dev.whittle.app.tokenizer.ModelTokenizers;
import dev.whittle.app.tokenizer.TokenizerRegistry;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.experiment.PromptJson;
import dev.whittle.tokenizer.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What every command works with: where text comes from and results go, the catalog, the plugins.
final class Terminal {
    private static final String USUAL_MODEL = "openai/gpt-6-luna";

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final JsonMapper ASCII = JsonMapper
            .builder(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
            .enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Home home;
    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Function<String, @Nullable String> environment;
    private final InstantSource clock;
    private final PriceBook prices;
    private @Nullable Catalog catalog;
    private @Nullable Plugins plugins;

    /// @param out results
    /// @param err messages
    /// @param environment the value of an environment variable, or null
    Terminal(Home home, InputStream in, PrintWriter out, PrintWriter err,
            Function<String, @Nullable String> environment) {
        this(home, in, out, err, environment, InstantSource.system());
    }

    Terminal(Home home, InputStream in, PrintWriter out, PrintWriter err,
            Function<String, @Nullable String> environment, InstantSource clock) {
        this.home = home;
        this.in = in;
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.clock = clock;
        prices = new PriceBook(home);
    }

    Home home() {
        return home;
    }

    InputStream in() {
        return in;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    Function<String, @Nullable String> environment() {
        return environment;
    }

    /// This moment.
    Instant now() {
        return clock.instant();
    }

    /// Today where the person is.
    LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneId.systemDefault());
    }

    /// The person's prices.
    PriceBook prices() {
        return prices;
    }

    /// The catalog with the person's prices over it; if these cannot be used, standard error says why, once.
    synchronized Catalog catalog() {
        Catalog known = catalog;
        if (known == null) {
            PriceBook.Contents contents = prices.read();
            known = contents.catalog();
            catalog = known;
            if (contents.problem() != null) {
                say(contents.problem().text());
            }
        }
        return known;
    }

    /// The list of tokenizer files the person has pointed to.
    TokenizerRegistry tokenizerRegistry() {
        return new TokenizerRegistry(home.tokenizerList());
    }

    /// Tells about the models of a catalog.
    ModelReport report(Catalog of) {
        List<Family> families;
        try {
            families = Family.all(of, tokenizerRegistry());
        } catch (IOException | IllegalArgumentException e) {
            say(Problem.of(e).text());
            families = Family.builtIn(of);
        }
        return new ModelReport(of, families.stream().filter(Family::exact).map(Family::id)
                .collect(Collectors.toSet()));
    }

    /// The tokenizers with these ids, each once; a file of the person's that cannot be used is told of on
    /// standard error.
    List<Tokenizer> tokenizers(Collection<String> ids) {
        List<String> each = ids.stream().distinct().toList();
        ModelTokenizers tokenizers = new ModelTokenizers(tokenizerRegistry(), problem -> say(problem.text()));
        tokenizers.load(each);
        return each.stream().map(tokenizers::get).toList();
    }

    /// The tokenizer with an id.
    Tokenizer tokenizer(String id) {
        return tokenizers(List.of(id)).getFirst();
    }

    /// The plugins; what could not be loaded is told on standard error.
    Plugins plugins() {
        Plugins loaded = plugins;
        if (loaded == null) {
            loaded = Plugins.load(home.pluginFolder());
            loaded.problems().forEach(problem -> say(problem.text()));
            plugins = loaded;
        }
        return loaded;
    }

    /// The workspace, made if there is none yet.
    Workspace workspace() throws WorkspaceException, IOException {
        Files.createDirectories(home.folder());
        Path file = home.workspaceFile();
        try {
            return Workspace.open(file);
        } catch (WorkspaceException e) {
            String sentence = switch (e.kind()) {
                case CORRUPT -> "%s is damaged or no database; move it aside, and the next command makes a new one.";
                case FOREIGN -> "%s is the database of another program; set WHITTLE_HOME to another folder.";
                case NEWER -> "%s was written by a newer Whittle; update Whittle.";
                case READ_ONLY ->
                    "%s may not be written; change its permissions or set WHITTLE_HOME to another folder.";
                default -> throw e;
            };
            throw new IllegalArgumentException(sentence.formatted(file.toAbsolutePath()), e);
        }
    }

    /// The model of a name.
    ///
    /// @throws IllegalArgumentException if there is none; the message names near ones
    Model model(String name) {
        return catalog().find(name).orElseThrow(() -> new IllegalArgumentException(
                "There is no model \"%s\"%s".formatted(name, suggestion(name))));
    }

    /// The model a prompt is for, where another one may be asked: the named one, else the one that is asked, else,
    /// since a server may have models the catalog does not know, a usual one.
    ///
    /// @param name as it was given, or null
    /// @throws IllegalArgumentException if the named one is unknown; the message names near ones
    Model reader(@Nullable String name, String asked) {
        return name == null ? catalog().find(asked).orElseGet(() -> model(USUAL_MODEL)) : model(name);
    }

    /// What to do about a name that no model has: `; did you mean openai/gpt-4o?`
    String suggestion(String name) {
        List<Model> near = catalog().suggest(name);
        return near.isEmpty()
                ? "; see all with: whittle models search"
                : "; did you mean " + near.stream().map(Model::key).collect(Collectors.joining(" or ")) + "?";
    }

    /// Models by name, or all that still answer if none is named.
    List<Model> models(List<String> names) {
        return names.isEmpty()
                ? catalog().models().stream().filter(model -> model.lifecycle().status() != Model.Status.RETIRED)
                        .toList()
                : names.stream().map(this::model).distinct().toList();
    }

    /// Tells the person something, beside the results.
    void say(String sentence) {
        err.println("whittle: " + sentence);
        err.flush();
    }

    /// Tells the person something if there is something to tell.
    void sayIfAny(String sentence) {
        if (!sentence.isEmpty()) {
            say(sentence);
        }
    }

    /// Prints a result for programs.
    void print(JsonNode json) {
        String text = JSON.writeValueAsString(json);
        // Half a surrogate pair cannot be written as UTF-8; escaped it survives.
        boolean wellFormed = text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        out.println(wellFormed ? text : ASCII.writeValueAsString(json));
    }

    /// Prints one line of results for programs.
    void printLine(JsonNode json) {
        out.print(PromptJson.print(json) + "\n");
    }
}
