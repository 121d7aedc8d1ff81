package dev.whittle.app;

import dev.whittle.app.compare.CompareView;
import dev.whittle.app.compare.CompareViewModel;
import dev.whittle.app.compare.Engine;
import dev.whittle.app.compare.Estimates;
import dev.whittle.app.compare.OpenPromptChoices;
import dev.whittle.app.context.ContextFiles;
import dev.whittle.app.context.ContextView;
import dev.whittle.app.context.ContextViewModel;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.SystemFilePicker;
import dev.whittle.app.experiments.ExperimentsView;
import dev.whittle.app.experiments.ExperimentsViewModel;
import dev.whittle.app.experiments.SavedExperiments;
import dev.whittle.app.export.ExportView;
import dev.whittle.app.export.ExportViewModel;
import dev.whittle.app.models.ModelUses;
import dev.whittle.app.models.ModelsView;
import dev.whittle.app.models.ModelsViewModel;
import dev.whittle.app.models.PriceBook;
import dev.whittle.app.models.Radar;
import dev.whittle.app.models.RadarBar;
import dev.whittle.app.models.RadarSheet;
import dev.whittle.app.models.RadarViewModel;
import dev.whittle.app.optimize.OptimizeView;
import dev.whittle.app.optimize.OptimizeViewModel;
import dev.whittle.app.problem.Problems;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.prompt.PromptCounts;
import dev.whittle.app.prompt.PromptFiles;
import dev.whittle.app.prompt.PromptView;
import dev.whittle.app.prompt.PromptViewModel;
import dev.whittle.app.savings.SavingsView;
import dev.whittle.app.savings.SavingsViewModel;
import dev.whittle.app.settings.Keys;
import dev.whittle.app.settings.Presets;
import dev.whittle.app.settings.Servers;
import dev.whittle.app.settings.SettingsView;
import dev.whittle.app.settings.SettingsViewModel;
import dev.whittle.app.settings.Stored;
import dev.whittle.app.shell.Command;
import dev.whittle.app.shell.LadderView;
import dev.whittle.app.shell.LadderViewModel;
import dev.whittle.app.shell.LastVersion;
import dev.whittle.app.shell.RevisionsSheet;
import dev.whittle.app.shell.Screen;
import dev.whittle.app.shell.ShellView;
import dev.whittle.app.shell.Theme;
import dev.whittle.app.shell.TopBar;
import dev.whittle.app.tokens.TokensViewModel;
import dev.whittle.app.work.Threads;
import dev.whittle.app.workspace.SampleProject;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.TokenOptions;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.TokenCount;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/// Makes the objects of the window and joins them by hand, one method a feature.
final class Wiring implements AutoCloseable {
    private static final String FIRST_MODEL = "openai/gpt-6-luna";

    private final Store store;
    private final Threads threads = new Threads(Platform::runLater);
    private final InstantSource clock = InstantSource.system();
    private final Problems problems = new Problems();
    private final OpenPrompt open = new OpenPrompt();
    private final FilePicker picker;
    private final Plugins plugins;
    private final SettingsViewModel settings;
    private final Theme theme;
    private final ModelsViewModel models;
    private final ModelsView modelsView;
    private final RadarViewModel radar;
    private final RadarSheet radarSheet;
    private final LadderViewModel ladder;
    private final OptimizeViewModel optimize;
    private final ContextViewModel context;
    private final SavedExperiments savedExperiments;
    private final CompareViewModel compare;
    private final ExperimentsViewModel experiments;
    private final SavingsViewModel savings;
    private final Keeping keeping;
    private final ExportView export;
    private final LastVersion lastVersion;
    private final TokensViewModel tokens;
    private final PromptView promptView;
    private final RevisionsSheet revisions;
    private final ShellView shell;
    private boolean closingUnsaved;

    Wiring(Home home, Store store, Stage stage) {
        this(home, store, new SystemFilePicker(() -> stage));
    }

    Wiring(Home home, Store store, FilePicker picker) {
        this.store = store;
        this.picker = picker;
        plugins = Plugins.load(home.pluginFolder());
        settings = settings();
        theme = new Theme(settings.appearanceProperty());
        models = new ModelsViewModel(new PriceBook(home), threads, problems, clock);
        Catalog catalog = models.catalogProperty().get();
        ladder = new LadderViewModel(catalog, clock, catalog.find(FIRST_MODEL).orElse(catalog.models().getFirst()));
        models.catalogProperty().addListener((_, _, now) -> ladder.setCatalog(now));
        models.chosenProperty().set(ladder.chosenProperty().get());
        ladder.chosenProperty().addListener((_, _, now) -> models.chosenProperty().set(now));
        modelsView = new ModelsView(models, picker);
        radar = radar();
        radarSheet = new RadarSheet(radar.retiringProperty());
        optimize = new OptimizeViewModel(open, Optimizer.standard(), catalog, clock, threads, ladder.chosenProperty(),
                ladder.workloadProperty());
        ContextFiles contextFiles = new ContextFiles(plugins.readers());
        context = new ContextViewModel(open, contextFiles, threads, ladder.chosenProperty(), problems::failed);
        savedExperiments = new SavedExperiments(() -> store.workspace().experiments());
        compare = compare();
        experiments = new ExperimentsViewModel(savedExperiments, threads, problems::failed, this::reopen);
        savings = savings();
        keeping = new Keeping(store, open, ladder, context, threads, problems, picker);
        lastVersion = lastVersion();
        revisions = new RevisionsSheet(keeping::bringBack);
        export = export();
        tokens = new TokensViewModel(open.promptProperty(), ladder.chosenProperty(), ladder.chosenForecastProperty(),
                threads);
        promptView = prompt();
        List<Screen> screens = List.of(
                new Screen("prompt", "Prompt", Feather.EDIT_3, promptView),
                new Screen("context", "Context", Feather.LAYERS,
                        new ContextView(context, open, List.copyOf(contextFiles.extensions()), picker)),
                new Screen("optimize", "Optimize", Feather.SCISSORS, new OptimizeView(optimize), optimize::propose,
                        optimize::stop),
                new Screen("compare", "Compare", Feather.COLUMNS,
                        new CompareView(compare, () -> go("settings"), () -> go("experiments")), compare::runAll,
                        compare::stopAll),
                new Screen("experiments", "Experiments", Feather.ARCHIVE,
                        new ExperimentsView(experiments, () -> go("compare"))),
                new Screen("savings", "Savings", Feather.TRENDING_DOWN, new SavingsView(savings)));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        shell = new ShellView(screens,
                new Screen("settings", "Settings", Feather.SETTINGS,
                        new SettingsView(settings, home, plugins, () -> go("models"))),
                List.of(new Screen("models", "Models and prices", Feather.DOLLAR_SIGN, modelsView)),
                ladderView(today), topBar(), problems);
        shell.addSheet(modelsView.sheet());
        shell.addSheet(radarSheet.node());
        shell.addSheet(export.node());
        shell.addSheet(revisions.node());
        shell.setCommands(commands(screens));
        theme.applyTo(shell);
    }

    ShellView shell() {
        return shell;
    }

    /// The window is there: the text of last time comes back, or the sample on a first start.
    void opened() {
        keeping.start();
        settings.load();
        radar.load(() -> ModelUses.in(store.workspace(), Presets.bundled()), threads, this::notSaved);
        savings.load();
        rememberTokenOptions();
        plugins.problems().forEach(problems);
        Thread.setDefaultUncaughtExceptionHandler((_, cause) -> threads.onWindow(() -> problems.failed(cause)));
        promptView.focusFirst();
    }

    /// Whether the window may close: everything is saved, or the person was told that it is not and closes
    /// again.
    boolean mayClose() {
        boolean warned = closingUnsaved;
        closingUnsaved = !keeping.saveRest();
        return !closingUnsaved || warned;
    }

    private LastVersion lastVersion() {
        LastVersion last = new LastVersion(name -> store.workspace().prompts().latest(name),
                saved -> new PromptCounter(tokenizers()).count(saved), threads,
                found -> ladder.baselineProperty().set(found.orElse(null)), problems::failed);
        open.nameProperty().addListener((_, _, name) -> last.find(name));
        return last;
    }

    private void rememberTokenOptions() {
        new Remembered<>(Stored.in(() -> store.workspace().settings(), Settings.TOKENS), threads, this::notSaved).start(
                options -> {
                    tokens.marksProperty().set(options.marks());
                    tokens.heatProperty().set(options.heat());
                    tokens.shownProperty().set(options.shown());
                },
                () -> new TokenOptions(tokens.shownProperty().get(), tokens.marksProperty().get(),
                        tokens.heatProperty().get()),
                tokens.shownProperty(), tokens.marksProperty(), tokens.heatProperty());
    }

    private void notSaved(Throwable cause) {
        keeping.notSaved(cause);
    }

    private SettingsViewModel settings() {
        Stored.Source source = () -> store.workspace().settings();
        return new SettingsViewModel(new Servers(plugins.providers(), Presets.bundled(), new Keys(System::getenv)),
                Stored.in(source, Settings.CONNECTIONS), Stored.in(source, Settings.APPEARANCE), threads,
                this::notSaved);
    }

    private SavingsViewModel savings() {
        return new SavingsViewModel(
                new SavingsViewModel.Now(models.catalogProperty(), clock, ladder.chosenProperty(),
                        ladder.workloadProperty(),
                        ladder.countsProperty()),
                Stored.in(() -> store.workspace().settings(), Settings.SAVINGS), threads, this::notSaved);
    }

    private CompareViewModel compare() {
        Engine engine = new Engine(models.catalogProperty()::get, clock, threads);
        Estimates estimates = new Estimates(engine, prompt -> new PromptCounter(tokenizers()).count(prompt),
                ladder.countsProperty(), ladder.workloadProperty(), problems::failed);
        OpenPromptChoices prompts = new OpenPromptChoices(open, optimize::optimized,
                name -> store.workspace().prompts().versions(name), threads, problems::failed,
                optimize.stateProperty());
        return new CompareViewModel(prompts, settings.servers(), estimates, engine, savedExperiments,
                Version.current(), ladder.chosenProperty());
    }

    private RadarViewModel radar() {
        RadarViewModel made = new RadarViewModel(uses -> new Radar(models.catalogProperty().get(), this::tokensOn,
                ladder.workloadProperty().get(),
                uses.with(ladder.chosenProperty().get().key(), ladder.favourites()), clock.instant()));
        ladder.catalogProperty().addListener((_, _, _) -> made.refresh());
        ladder.forecastsProperty().addListener((_, _, _) -> made.refresh());
        ladder.chosenProperty().addListener((_, _, _) -> made.refresh());
        ladder.rows().addListener((Observable _) -> made.refresh()); // a favourite more or less
        return made;
    }

    private TokenCount tokensOn(Model model) {
        PromptCounts counts = ladder.countsProperty().get();
        return counts == null ? TokenCount.ZERO : counts.on(model);
    }

    private VBox ladderView(LocalDate today) {
        LadderView view = new LadderView(ladder, today);
        VBox.setVgrow(view, Priority.ALWAYS);
        return new VBox(view, new RadarBar(radar.retiringProperty(), () -> go("models"), radarSheet::open));
    }

    private void reopen(Experiment experiment) {
        compare.reopen(experiment);
        go("compare");
    }

    private void go(String screen) {
        shell.show(screen);
    }

    private PromptView prompt() {
        PromptCounter counter = new PromptCounter(tokenizers());
        PromptViewModel prompt = new PromptViewModel(open, counter, new PromptFiles(plugins.formats()), threads,
                problems::failed);
        prompt.countsProperty().addListener((_, _, counts) -> {
            if (counts != null) {
                ladder.show(counts);
            }
        });
        ladder.freshnessProperty().bind(prompt.freshnessProperty());
        return new PromptView(prompt, ladder.chosenProperty(), tokens, picker);
    }

    private List<Tokenizer> tokenizers() {
        return models.catalogProperty().get().models().stream().map(Model::tokenizer).distinct().map(Tokenizers::get)
                .toList();
    }

    private ExportView export() {
        return new ExportView(new ExportViewModel(new ExportViewModel.Source() {
            @Override
            public String name() {
                return open.nameProperty().get();
            }

            @Override
            public Prompt prompt() {
                return open.prompt();
            }

            @Override
            public Optional<Prompt> optimized() {
                return optimize.optimized();
            }

            @Override
            public Model model() {
                return ladder.chosenProperty().get();
            }
        }, plugins.formats(), threads), picker);
    }

    private TopBar topBar() {
        StringBinding saved = Bindings.createStringBinding(() -> switch (keeping.stateProperty().get()) {
            case SAVED -> "All saved";
            case UNSAVED -> "Saving";
            case FAILED -> "Not saved";
        }, keeping.stateProperty());
        return new TopBar(ladder, saved, export::open, this::openPalette, theme::toggle);
    }

    private void openPalette() {
        shell.openPalette();
    }

    private List<Command> commands(List<Screen> screens) {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command("open-file", "Open a file", ctrl(KeyCode.O), promptView::chooseFile));
        commands.add(
                new Command("save-version", "Save a version of the prompt", ctrl(KeyCode.S),
                        () -> keeping.saveVersion(version -> lastVersion.find(version.name()))));
        commands.add(new Command("export", "Export as a template", ctrl(KeyCode.E), export::open));
        commands.add(new Command("token-view", "Show or hide the token view", ctrl(KeyCode.T), () -> {
            go("prompt");
            promptView.toggleTokens();
        }));
        commands.add(new Command("token-marks", "Mark white space in the token view", null,
                () -> tokens.marksProperty().set(!tokens.marksProperty().get())));
        commands.add(new Command("token-heat", "Show the heat map of lines", null,
                () -> tokens.heatProperty().set(!tokens.heatProperty().get())));
        commands.add(new Command("palette", "Show all commands", ctrl(KeyCode.K), this::openPalette));
        commands.add(new Command("revisions", "Bring back an earlier text", null,
                () -> keeping.revisions(revisions::open)));
        commands.add(new Command("theme", "Switch between light and dark", null, theme::toggle));
        commands.add(new Command("sample", "Open the sample project", null, () -> keeping.show(SampleProject.draft())));
        commands.add(new Command("go-models", "Go to Models and prices", null, () -> go("models")));
        commands.add(new Command("import-prices", "Import a price list", null, () -> {
            go("models");
            modelsView.chooseFile();
        }));
        commands.add(new Command("retiring", "Show models that go soon", null, radarSheet::open));
        commands.add(new Command("go-settings", "Go to Settings", ctrl(KeyCode.COMMA), () -> go("settings")));
        for (int i = 0; i < screens.size(); i++) {
            Screen screen = screens.get(i);
            commands.add(
                    new Command("go-" + screen.id(), "Go to " + screen.title(), ctrl(KeyCode.getKeyCode("" + (i + 1))),
                            () -> shell.show(screen.id())));
        }
        return commands;
    }

    private static KeyCombination ctrl(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }

    @Override
    public void close() {
        keeping.saveRest();
        threads.close();
        store.close();
    }
}
