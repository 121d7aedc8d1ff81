package dev.whittle.app;

import dev.whittle.app.compare.Engine;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.models.ModelsViewModel;
import dev.whittle.app.models.PriceBook;
import dev.whittle.app.problem.Problems;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.settings.Keys;
import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.settings.ModelNames;
import dev.whittle.app.settings.Presets;
import dev.whittle.app.settings.Servers;
import dev.whittle.app.settings.SettingsViewModel;
import dev.whittle.app.settings.Stored;
import dev.whittle.app.shell.LadderViewModel;
import dev.whittle.app.tokenizer.ModelTokenizers;
import dev.whittle.app.tokenizer.TokenizerRegistry;
import dev.whittle.app.tokenizer.WindowTokenizers;
import dev.whittle.app.work.Threads;
import dev.whittle.app.workspace.Settings;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.tokenizer.Tokenizer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;

/// What every feature of the window stands on: where things are kept, what runs beside the window, the plugins, the
/// prices, the tokenizers, the ladder and the open prompt.
final class Ground implements AutoCloseable {
    private static final String FIRST_MODEL = "openai/gpt-6-luna";

    final Home home;
    final Store store;
    final FilePicker picker;
    final Threads threads = new Threads(Platform::runLater);
    final InstantSource clock = InstantSource.system();
    final Problems problems = new Problems();
    final OpenPrompt open = new OpenPrompt();
    final Plugins plugins;
    final SettingsViewModel settings;
    final ModelsViewModel models;
    final TokenizerRegistry tokenizerList;
    final WindowTokenizers tokenizers;
    final LadderViewModel ladder;

    /// @param notSaved is told what could not be kept
    Ground(Home home, Store store, FilePicker picker, Consumer<? super Throwable> notSaved) {
        this.home = home;
        this.store = store;
        this.picker = picker;
        plugins = Plugins.load(home.pluginFolder());
        Stored.Source source = () -> store.workspace().settings();
        settings = new SettingsViewModel(new Servers(plugins.providers(), Presets.bundled(), new Keys(System::getenv)),
                Stored.in(source, Settings.CONNECTIONS), Stored.in(source, Settings.APPEARANCE), threads, notSaved);
        models = new ModelsViewModel(new PriceBook(home), threads, problems, clock);
        Catalog catalog = models.catalogProperty().get();
        tokenizerList = new TokenizerRegistry(home.tokenizerList());
        tokenizers = tokenizers();
        ladder = new LadderViewModel(catalog, clock, catalog.find(FIRST_MODEL).orElse(catalog.models().getFirst()));
        models.catalogProperty().addListener((_, _, now) -> ladder.setCatalog(now));
        models.chosenProperty().set(ladder.chosenProperty().get());
        ladder.chosenProperty().addListener((_, _, now) -> models.chosenProperty().set(now));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    /// The tokenizer of the model the prompt is for.
    Tokenizer tokenizer() {
        return tokenizers.get(ladder.chosenProperty().get().tokenizer());
    }

    /// A server and a model for something that asks one.
    ModelChoice modelChoice() {
        return new ModelChoice(settings.servers(), new ModelNames(models.catalogProperty()::get), threads);
    }

    Engine engine() {
        return new Engine(models.catalogProperty()::get, clock, threads);
    }

    private WindowTokenizers tokenizers() {
        ModelTokenizers files = new ModelTokenizers(tokenizerList,
                problem -> threads.onWindow(() -> problems.accept(problem)));
        WindowTokenizers made = new WindowTokenizers(files, threads, problems::failed);
        made.use(ids(models.catalogProperty().get()));
        models.catalogProperty().addListener((_, _, now) -> made.use(ids(now)));
        return made;
    }

    private static List<String> ids(Catalog catalog) {
        return catalog.models().stream().map(Model::tokenizer).toList();
    }

    @Override
    public void close() {
        threads.close();
        store.close();
    }
}
