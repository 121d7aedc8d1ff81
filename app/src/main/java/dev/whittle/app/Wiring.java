package dev.whittle.app;

import dev.whittle.app.tokenizer.TokenizersViewModel;
import dev.whittle.app.tokenizer.TokenizersView;
import dev.whittle.app.prompt.Freshness;
import dev.whittle.app.tokenizer.WindowTokenizers;
import dev.whittle.app.tokenizer.TokenizerRegistry;
import dev.whittle.app.tokenizer.ModelTokenizers;
import dev.whittle.app.compare.CompareMode;
import dev.whittle.app.compare.CompareView;
import dev.whittle.app.compare.CompareViewModel;
import dev.whittle.app.compare.Engine;
import dev.whittle.app.compare.Estimates;
import dev.whittle.app.compare.Keepers;
import dev.whittle.app.compare.OpenPromptChoices;
import dev.whittle.app.context.ContextFiles;
import dev.whittle.app.context.ContextView;
import dev.whittle.app.context.ContextViewModel;
import dev.whittle.app.context.TokenPrice;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.SystemFilePicker;
import dev.whittle.app.examples.AblationViewModel;
import dev.whittle.app.examples.ExamplesView;
import dev.whittle.app.examples.ExamplesViewModel;
import dev.whittle.app.examples.WritingViewModel;
import dev.whittle.app.experiments.ExperimentsView;
import dev.whittle.app.experiments.ExperimentsViewModel;
import dev.whittle.app.experiments.RepriceViewModel;
import dev.whittle.app.experiments.RunsViewModel;
import dev.whittle.app.experiments.SavedExperiments;
import dev.whittle.app.export.ExportView;
import dev.whittle.app.export.ExportViewModel;
import dev.whittle.app.matrix.CaseFiles;
import dev.whittle.app.matrix.MatrixView;
import dev.whittle.app.matrix.MatrixViewModel;
import dev.whittle.app.matrix.Preparation;
import dev.whittle.app.matrix.RunButtons;
import dev.whittle.app.models.ModelUses;
import dev.whittle.app.models.ModelsView;
import dev.whittle.app.models.ModelsViewModel;
import dev.whittle.app.models.PriceBook;
import dev.whittle.app.models.RadarBar;
import dev.whittle.app.models.RadarSheet;
import dev.whittle.app.models.RadarViewModel;
import dev.whittle.app.optimize.AnswerViewModel;
import dev.whittle.app.optimize.ObservedAnswers;
import dev.whittle.app.optimize.OptimizeView;
import dev.whittle.app.optimize.OptimizeViewModel;
import dev.whittle.app.optimize.PrefixViewModel;
import dev.whittle.app.optimize.Pricing;
import dev.whittle.app.optimize.RecipeViewModel;
import dev.whittle.app.optimize.RewriteViewModel;
import dev.whittle.app.problem.Problems;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.prompt.PromptFiles;
import dev.whittle.app.prompt.PromptView;
import dev.whittle.app.prompt.PromptViewModel;
import dev.whittle.app.savings.SavingsView;
import dev.whittle.app.savings.SavingsViewModel;
import dev.whittle.app.search.SavedSearch;
import dev.whittle.app.search.SearchSheet;
import dev.whittle.app.search.SearchViewModel;
import dev.whittle.app.settings.CareView;
import dev.whittle.app.settings.CareViewModel;
import dev.whittle.app.settings.Keys;
import dev.whittle.app.settings.Presets;
import dev.whittle.app.settings.ModelChoice;
import dev.whittle.app.settings.ModelNames;
import dev.whittle.app.settings.Servers;
import dev.whittle.app.settings.SettingsView;
import dev.whittle.app.settings.SettingsViewModel;
import dev.whittle.app.settings.Stored;
import dev.whittle.app.shell.LadderView;
import dev.whittle.app.shell.LadderViewModel;
import dev.whittle.app.shell.LastVersion;
import dev.whittle.app.shell.RevisionsSheet;
import dev.whittle.app.shell.Screen;
import dev.whittle.app.shell.ShellView;
import dev.whittle.app.shell.Theme;
import dev.whittle.app.shell.TopBar;
import dev.whittle.app.tokens.AskBar;
import dev.whittle.app.tokens.AskViewModel;
import dev.whittle.app.tokens.TokensViewModel;
import dev.whittle.app.versions.SavedVersions;
import dev.whittle.app.versions.VersionsSheet;
import dev.whittle.app.versions.VersionsViewModel;
import dev.whittle.app.work.FileWatch;
import dev.whittle.app.work.Threads;
import dev.whittle.app.workspace.PromptVersion;
import dev.whittle.app.workspace.Settings;
import dev.whittle.app.workspace.StoredVectors;
import dev.whittle.app.workspace.VersionRef;
import dev.whittle.catalog.Catalog;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.catalog.Usage;
import dev.whittle.optimizer.Optimizer;
import dev.whittle.optimizer.context.ChunkRanker;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.prompt.Prompt;
import dev.whittle.tokenizer.Tokenizer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/// Makes the objects of the window and joins them by hand, one method a feature.
final class Wiring implements AutoCloseable {
    private static final String FIRST_MODEL = "openai/gpt-6-luna";

    private final Home home;
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
    private final TokenizerRegistry tokenizerList;
    private final WindowTokenizers tokenizers;
    private final LadderViewModel ladder;
    private final RecipeViewModel recipe;
    private final OptimizeViewModel optimize;
    private final ContextViewModel context;
    private final ExamplesViewModel examples;
    private final SavedExperiments savedExperiments;
    private final CompareViewModel compare;
    private final MatrixViewModel matrix;
    private final ExperimentsViewModel experiments;
    private final SavingsViewModel savings;
    private final Keeping keeping;
    private final ExportView export;
    private final LastVersion lastVersion;
    private final TokensViewModel tokens;
    private final PromptView promptView;
    private final RevisionsSheet revisions;
    private final VersionsSheet versions;
    private final SearchSheet search;
    private final ShellView shell;
    private boolean closingUnsaved;

    Wiring(Home home, Store store, Stage stage) {
        this(home, store, new SystemFilePicker(() -> stage));
    }

    Wiring(Home home, Store store, FilePicker picker) {
        this.home = home;
        this.store = store;
        this.picker = picker;
        plugins = Plugins.load(home.pluginFolder());
        settings = settings();
        theme = new Theme(settings.appearanceProperty());
        models = new ModelsViewModel(new PriceBook(home), threads, problems, clock);
        Catalog catalog = models.catalogProperty().get();
        tokenizerList = new TokenizerRegistry(home.tokenizerList());
        tokenizers = tokenizers();
        ladder = new LadderViewModel(catalog, clock, catalog.find(FIRST_MODEL).orElse(catalog.models().getFirst()));
        models.catalogProperty().addListener((_, _, now) -> ladder.setCatalog(now));
        models.chosenProperty().set(ladder.chosenProperty().get());
        ladder.chosenProperty().addListener((_, _, now) -> models.chosenProperty().set(now));
        modelsView = new ModelsView(models, picker);
        radar = LadderRadar.following(ladder, clock);
        radarSheet = new RadarSheet(radar.retiringProperty());
        recipe = new RecipeViewModel(Optimizer.standard().passes(), this::ranker);
        Pricing pricing = new Pricing(models.catalogProperty(), clock, ladder.chosenProperty(),
                ladder.workloadProperty());
        optimize = new OptimizeViewModel(open, recipe, pricing, tokenizers, threads);
        PrefixViewModel prefix = new PrefixViewModel(open, optimize.summaryProperty(), pricing, threads,
                problems::failed);
        AnswerViewModel answer = new AnswerViewModel(open, optimize, pricing,
                model -> ObservedAnswers.of(store.workspace().experiments(), model), threads, problems::failed);
        RewriteViewModel rewrite = new RewriteViewModel(open, optimize, pricing, new ModelChoice(settings.servers(),
                new ModelNames(models.catalogProperty()::get), threads), tokenizers, threads);
        ContextFiles contextFiles = new ContextFiles(plugins.readers());
        context = context(contextFiles);
        examples = new ExamplesViewModel(open, models.catalogProperty(), clock, threads, ladder.chosenProperty(),
                tokenizers, ladder.workloadProperty());
        savedExperiments = new SavedExperiments(store::workspace);
        compare = compare();
        matrix = matrix();
        AblationViewModel ablation = new AblationViewModel(examples,
                new ModelChoice(settings.servers(), new ModelNames(models.catalogProperty()::get), threads),
                new CaseFiles(plugins.notations()), preparation(), () -> store.workspace().matrices(),
                () -> matrix.setup().limits().budgets().day(),
                () -> tokenizers.get(ladder.chosenProperty().get().tokenizer()), threads);
        WritingViewModel writing = new WritingViewModel(examples,
                new ModelChoice(settings.servers(), new ModelNames(models.catalogProperty()::get), threads),
                preparation(), () -> store.workspace().matrices(), () -> matrix.setup().limits().budgets().day(),
                () -> tokenizers.get(ladder.chosenProperty().get().tokenizer()), threads);
        experiments = experiments();
        savings = savings();
        keeping = new Keeping(store, open, ladder, context, threads, problems, picker);
        lastVersion = lastVersion();
        revisions = new RevisionsSheet(keeping::bringBack);
        versions = versions();
        search = search();
        export = export();
        tokens = new TokensViewModel(open.promptProperty(), ladder.chosenProperty(), ladder.chosenForecastProperty(),
                tokenizers, threads);
        promptView = prompt();
        CompareView compareView = new CompareView(compare, () -> go("settings"), () -> go("experiments"));
        compareView.setCases(new RunButtons(matrix), new MatrixView(matrix, picker,
                this::today));
        ExperimentsView experimentsView = new ExperimentsView(experiments, picker, this::today, () -> go("compare"));
        List<Screen> screens = List.of(
                new Screen("prompt", "Prompt", Feather.EDIT_3, promptView),
                new Screen("context", "Context", Feather.LAYERS,
                        new ContextView(context, open, List.copyOf(contextFiles.extensions()), picker), () -> {},
                        context::stop),
                new Screen("examples", "Examples", Feather.LIST,
                        new ExamplesView(examples, ablation, writing, picker, open::undo), examples::look,
                        () -> {
                            examples.stop();
                            ablation.stop();
                            writing.stop();
                        }),
                new Screen("optimize", "Optimize", Feather.SCISSORS,
                        new OptimizeView(optimize, prefix, answer, rewrite),
                        optimize::propose, () -> {
                            optimize.stop();
                            rewrite.stop();
                        }),
                new Screen("compare", "Compare", Feather.COLUMNS, compareView,
                        () -> onCases(matrix::run, compare::runAll), () -> onCases(matrix::stop, compare::stopAll)),
                new Screen("experiments", "Experiments", Feather.ARCHIVE, experimentsView),
                new Screen("savings", "Savings", Feather.TRENDING_DOWN, new SavingsView(savings)));
        LocalDate today = today();
        shell = new ShellView(screens,
                new Screen("settings", "Settings", Feather.SETTINGS,
                        new SettingsView(settings, home, plugins, tokenizersView(), care(),
                                () -> go("models"))),
                List.of(new Screen("models", "Models and prices", Feather.DOLLAR_SIGN, modelsView)),
                ladderView(today), topBar(), problems);
        modelsView.sheets().forEach(shell::addSheet);
        shell.addSheet(radarSheet.node());
        compareView.sheets().forEach(shell::addSheet);
        shell.addSheet(experimentsView.sheet());
        shell.addSheet(export.node());
        shell.addSheet(promptView.importSheet());
        shell.addSheet(revisions.node());
        shell.addSheet(search.node());
        shell.addSheet(versions.node());
        shell.setCommands(
                new Commands(shell, promptView, tokens, modelsView, radarSheet, export, revisions, versions,
                        search, keeping,
                        lastVersion, theme, compare.modeProperty()).of(screens));
        theme.applyTo(shell);
    }

    ShellView shell() {
        return shell;
    }

    /// The window is there: the text of last time comes back, or the sample on a first start.
    void opened() {
        keeping.start();
        settings.load();
        watchPrices();
        radar.load(() -> ModelUses.in(store.workspace(), Presets.bundled()), threads, this::notSaved);
        savings.load();
        new RememberedOptions(() -> store.workspace().settings(), threads, this::notSaved).start(tokens, ladder.fit(),
                recipe, context.optionsProperty(), compare, matrix.setup().limits());
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
                (saved, with) -> new PromptCounter(with).count(saved), tokenizers.allProperty(), threads,
                found -> ladder.baselineProperty().set(found.orElse(null)), problems::failed);
        open.nameProperty().addListener((_, _, name) -> last.find(name));
        return last;
    }

    private VersionsSheet versions() {
        VersionsViewModel.Open opened = new VersionsViewModel.Open() {
            @Override
            public String name() {
                return open.nameProperty().get();
            }

            @Override
            public Prompt prompt() {
                return open.prompt();
            }

            @Override
            public void restore(PromptVersion version) {
                keeping.restore(version);
            }
        };
        return new VersionsSheet(new VersionsViewModel(new SavedVersions(store::workspace), opened,
                this::versionPricing, threads, problems::failed));
    }

    private void watchPrices() {
        FileWatch.start(home.priceFile(), threads, models::reload, problems::failed);
    }

    private ChunkRanker ranker() {
        return plugins.embedders().stream().findFirst().map(embedder -> new ChunkRanker(embedder, new StoredVectors(
                () -> store.workspace().vectors(), cause -> threads.onWindow(() -> problems.failed(cause)))))
                .orElseGet(ChunkRanker::new);
    }

    private ContextViewModel context(ContextFiles files) {
        ChunkRanker byMeaning = plugins.embedders().isEmpty() ? null : ranker();
        ObjectBinding<TokenPrice> price = Bindings.createObjectBinding(() -> {
            Catalog catalog = models.catalogProperty().get();
            Model model = ladder.chosenProperty().get();
            Price.Mode mode = ladder.workloadProperty().get().mode();
            return tokens -> catalog.cost(model, Usage.of(tokens, 0), mode, clock.instant());
        }, models.catalogProperty(), ladder.chosenProperty(), ladder.workloadProperty());
        ObjectBinding<Tokenizer> tokenizer = Bindings.createObjectBinding(
                () -> tokenizers.get(ladder.chosenProperty().get().tokenizer()), ladder.chosenProperty(),
                tokenizers.allProperty());
        return new ContextViewModel(open, files, byMeaning, threads, tokenizer, price, problems::failed);
    }

    private void notSaved(Throwable cause) {
        keeping.notSaved(cause);
    }

    private CareView care() {
        CareViewModel.Window window = new CareViewModel.Window() {
            @Override
            public void beforeOpening() {
                keeping.saveRest();
            }

            @Override
            public void opened() {
                keeping.reopened();
                settings.load();
                savings.load();
                lastVersion.find(open.nameProperty().get());
            }
        };
        return new CareView(new CareViewModel(new StoreCare(store), window, threads), picker,
                this::today);
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
        Estimates estimates = new Estimates(engine, (prompt, with) -> new PromptCounter(with).count(prompt),
                tokenizers.allProperty(), ladder.countsProperty(), ladder.workloadProperty(), problems::failed);
        OpenPromptChoices prompts = new OpenPromptChoices(open, optimize::optimized,
                name -> store.workspace().prompts().versions(name), threads, problems::failed,
                optimize.stateProperty());
        Keepers keepers = new Keepers(savedExperiments, savedExperiments,
                (column, then) -> keeping.continueWith(column, then), problems::failed);
        return new CompareViewModel(prompts, settings.servers(), estimates, engine, keepers,
                Version.current(), ladder.chosenProperty());
    }

    private MatrixViewModel matrix() {
        return new MatrixViewModel(compare, new CaseFiles(plugins.notations()), preparation(),
                () -> store.workspace().matrices(), threads, problems::failed);
    }

    private Preparation preparation() {
        return new Preparation(new Engine(models.catalogProperty()::get, clock, threads), tokenizers::get,
                plugins.embedders().stream().findFirst().orElse(null));
    }

    private void onCases(Runnable there, Runnable sideBySide) {
        (compare.modeProperty().get() == CompareMode.CASES ? there : sideBySide).run();
    }

    private VBox ladderView(LocalDate today) {
        LadderView view = new LadderView(ladder, today);
        VBox.setVgrow(view, Priority.ALWAYS);
        AskViewModel ask = new AskViewModel(open.promptProperty(), ladder.chosenProperty(), settings.servers(),
                tokenizerList, tokenizers,
                threads, clock);
        return new VBox(view, new AskBar(ask),
                new RadarBar(radar.retiringProperty(), () -> go("models"), radarSheet::open));
    }

    private ExperimentsViewModel experiments() {
        ExperimentsViewModel.Handoff handoff = new ExperimentsViewModel.Handoff() {
            @Override
            public void reopen(Experiment experiment) {
                compare.reopen(experiment);
                go("compare");
            }

            @Override
            public void rerun(Experiment experiment) {
                reopen(experiment);
                compare.runAll();
            }
        };
        return new ExperimentsViewModel(savedExperiments,
                new RepriceViewModel(models.catalogProperty()::get, clock, threads),
                new RunsViewModel(() -> store.workspace().matrices(), matrix.comparison()::start, this::openRun,
                        threads),
                threads, problems::failed, handoff);
    }

    private SearchSheet search() {
        SearchViewModel.Opener opener = new SearchViewModel.Opener() {
            @Override
            public void prompt(String name) {
                versions.open(name);
            }

            @Override
            public void version(VersionRef ref) {
                versions.open(ref);
            }

            @Override
            public void experiment(UUID id) {
                go("experiments");
                experiments.open(id);
            }

            @Override
            public void cases(UUID id) {
                openRun(id);
            }
        };
        return new SearchSheet(new SearchViewModel(new SavedSearch(store::workspace),
                () -> versionPricing().watch(), opener, threads, problems::failed));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    private void openRun(UUID id) {
        compare.modeProperty().set(CompareMode.CASES);
        go("compare");
        matrix.reopen(id);
    }

    private VersionsViewModel.Pricing versionPricing() {
        return new VersionsViewModel.Pricing(models.catalogProperty().get(), ladder.chosenProperty().get(),
                tokenizers::get, ladder.workloadProperty().get(), clock.instant());
    }

    private void go(String screen) {
        shell.show(screen);
    }

    private PromptView prompt() {
        PromptViewModel prompt = new PromptViewModel(open, tokenizers.allProperty(), new PromptFiles(plugins.formats()),
                threads,
                problems::failed);
        prompt.countsProperty().addListener((_, _, counts) -> {
            if (counts != null) {
                ladder.show(counts);
            }
        });
        ladder.freshnessProperty().bind(Bindings.createObjectBinding(
                () -> prompt.freshnessProperty().get() == Freshness.CURRENT && tokenizers.loadingProperty().get()
                        ? Freshness.UPDATING
                        : prompt.freshnessProperty().get(),
                prompt.freshnessProperty(), tokenizers.loadingProperty()));
        return new PromptView(prompt, ladder.chosenProperty(), tokens, picker);
    }

    private WindowTokenizers tokenizers() {
        ModelTokenizers files = new ModelTokenizers(tokenizerList,
                problem -> threads.onWindow(() -> problems.accept(problem)));
        WindowTokenizers made = new WindowTokenizers(files, threads, problems::failed);
        made.use(ids(models.catalogProperty().get()));
        models.catalogProperty().addListener((_, _, now) -> made.use(ids(now)));
        return made;
    }

    private TokenizersView tokenizersView() {
        return new TokenizersView(new TokenizersViewModel(tokenizerList, tokenizers,
                models.catalogProperty(), threads, clock), picker);
    }

    private static List<String> ids(Catalog catalog) {
        return catalog.models().stream().map(Model::tokenizer).toList();
    }

    private ExportView export() {
        return new ExportView(
                new ExportViewModel(new ExportSource(open, optimize, ladder, tokenizers), plugins.formats(), threads),
                picker);
    }

    private TopBar topBar() {
        StringBinding saved = Bindings.createStringBinding(() -> switch (keeping.stateProperty().get()) {
            case SAVED -> "All saved";
            case UNSAVED -> "Saving";
            case FAILED -> "Not saved";
        }, keeping.stateProperty());
        return new TopBar(ladder, saved, export::open, () -> shell.openPalette(), theme::toggle);
    }

    @Override
    public void close() {
        keeping.saveRest();
        threads.close();
        store.close();
    }
}
