package dev.whittle.app;

import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.SystemFilePicker;
import dev.whittle.app.export.ExportView;
import dev.whittle.app.export.ExportViewModel;
import dev.whittle.app.models.ModelUses;
import dev.whittle.app.models.ModelsView;
import dev.whittle.app.models.RadarBar;
import dev.whittle.app.models.RadarSheet;
import dev.whittle.app.models.RadarViewModel;
import dev.whittle.app.prompt.Freshness;
import dev.whittle.app.prompt.PromptFiles;
import dev.whittle.app.prompt.PromptView;
import dev.whittle.app.prompt.PromptViewModel;
import dev.whittle.app.savings.SavingsView;
import dev.whittle.app.savings.SavingsViewModel;
import dev.whittle.app.settings.Presets;
import dev.whittle.app.settings.SettingsView;
import dev.whittle.app.settings.Stored;
import dev.whittle.app.shell.LadderView;
import dev.whittle.app.shell.Screen;
import dev.whittle.app.shell.ShellView;
import dev.whittle.app.shell.Theme;
import dev.whittle.app.shell.TopBar;
import dev.whittle.app.tokenizer.TokenizersView;
import dev.whittle.app.tokenizer.TokenizersViewModel;
import dev.whittle.app.tokens.AskBar;
import dev.whittle.app.tokens.AskViewModel;
import dev.whittle.app.tokens.TokensViewModel;
import dev.whittle.app.work.FileWatch;
import dev.whittle.app.workspace.Settings;
import dev.whittle.prompt.Prompt;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/// Makes the objects of the window and joins them by hand: the ground all stand on, a class for each group of
/// features, and here the shell around them.
final class Wiring implements AutoCloseable {
    private final Ground ground;
    private final Cuts cuts;
    private final Keeping keeping;
    private final Trials trials;
    private final Past past;
    private final Theme theme;
    private final RadarViewModel radar;
    private final RadarSheet radarSheet;
    private final SavingsViewModel savings;
    private final ExportView export;
    private final TokensViewModel tokens;
    private final PromptView promptView;
    private final ShellView shell;
    private boolean closingUnsaved;

    Wiring(Home home, Store store, Stage stage) {
        this(home, store, new SystemFilePicker(() -> stage));
    }

    Wiring(Home home, Store store, FilePicker picker) {
        ground = new Ground(home, store, picker, this::notSaved);
        theme = new Theme(ground.settings.appearanceProperty());
        ModelsView modelsView = new ModelsView(ground.models, picker);
        radar = LadderRadar.following(ground.ladder, ground.clock);
        radarSheet = new RadarSheet(radar.retiringProperty());
        cuts = new Cuts(ground);
        keeping = new Keeping(store, ground.open, ground.ladder, cuts.context, ground.threads, ground.problems, picker);
        trials = new Trials(ground, cuts, keeping, this::go);
        past = new Past(ground, keeping, trials, this::go);
        savings = savings();
        export = export();
        tokens = new TokensViewModel(ground.open.promptProperty(), ground.ladder.chosenProperty(),
                ground.ladder.chosenForecastProperty(), ground.tokenizers, ground.threads);
        promptView = prompt();
        List<Screen> screens = List.of(new Screen("prompt", "Prompt", Feather.EDIT_3, promptView),
                cuts.contextScreen(), trials.examplesScreen(), cuts.optimizeScreen(), trials.compareScreen(),
                trials.experimentsScreen(),
                new Screen("savings", "Savings", Feather.TRENDING_DOWN, new SavingsView(savings)));
        shell = new ShellView(screens,
                new Screen("settings", "Settings", Feather.SETTINGS,
                        new SettingsView(ground.settings, home, ground.plugins, tokenizersView(), past.care(savings),
                                () -> go("models"))),
                List.of(new Screen("models", "Models and prices", Feather.DOLLAR_SIGN, modelsView)),
                ladderView(), topBar(), ground.problems);
        modelsView.sheets().forEach(shell::addSheet);
        shell.addSheet(radarSheet.node());
        shell.setOnFiles(promptView::open);
        trials.sheets().forEach(shell::addSheet);
        shell.addSheet(export.node());
        shell.addSheet(promptView.importSheet());
        past.sheets().forEach(shell::addSheet);
        shell.setCommands(new Commands(shell, promptView, tokens, modelsView, radarSheet, export, trials.training, past,
                keeping, theme,
                trials.compare.modeProperty()).of(screens));
        theme.applyTo(shell);
    }

    ShellView shell() {
        return shell;
    }

    /// The window is there: the text of last time comes back, or the sample on a first start.
    void opened() {
        keeping.start();
        ground.settings.load();
        FileWatch.start(ground.home.priceFile(), ground.threads, ground.models::reload, ground.problems::failed);
        radar.load(() -> ModelUses.in(ground.store.workspace(), Presets.bundled()), ground.threads, this::notSaved);
        savings.load();
        new RememberedOptions(() -> ground.store.workspace().settings(), ground.threads, this::notSaved).start(tokens,
                ground.ladder.fit(), cuts.recipe, cuts.context.optionsProperty(), trials.compare,
                trials.matrix.setup());
        ground.plugins.problems().forEach(ground.problems);
        Thread.setDefaultUncaughtExceptionHandler(
                (_, cause) -> ground.threads.onWindow(() -> ground.problems.failed(cause)));
        promptView.focusFirst();
    }

    /// Whether the window may close: everything is saved, or the person was told that it is not and closes
    /// again.
    boolean mayClose() {
        boolean warned = closingUnsaved;
        closingUnsaved = !keeping.saveRest();
        return !closingUnsaved || warned;
    }

    private void notSaved(Throwable cause) {
        keeping.notSaved(cause);
    }

    private void go(String screen) {
        shell.show(screen);
    }

    private SavingsViewModel savings() {
        return new SavingsViewModel(
                new SavingsViewModel.Now(ground.models.catalogProperty(), ground.clock, ground.ladder.chosenProperty(),
                        ground.ladder.workloadProperty(),
                        ground.ladder.countsProperty()),
                Stored.in(() -> ground.store.workspace().settings(), Settings.SAVINGS), ground.threads, this::notSaved);
    }

    private VBox ladderView() {
        LadderView view = new LadderView(ground.ladder, ground.today());
        VBox.setVgrow(view, Priority.ALWAYS);
        AskViewModel ask = new AskViewModel(ground.open.promptProperty(), ground.ladder.chosenProperty(),
                ground.settings.servers(),
                ground.tokenizerList, ground.tokenizers,
                ground.threads, ground.clock);
        return new VBox(view, new AskBar(ask),
                new RadarBar(radar.retiringProperty(), () -> go("models"), radarSheet::open));
    }

    private PromptView prompt() {
        PromptViewModel prompt = new PromptViewModel(ground.open, ground.tokenizers.allProperty(),
                new PromptFiles(ground.plugins.formats()),
                trials.importedCases(),
                ground.threads,
                ground.problems::failed, ground.problems::news);
        prompt.countsProperty().addListener((_, _, counts) -> {
            if (counts != null) {
                ground.ladder.show(counts);
            }
        });
        ground.ladder.freshnessProperty().bind(Bindings.createObjectBinding(
                () -> prompt.freshnessProperty().get() == Freshness.CURRENT && ground.tokenizers.loadingProperty().get()
                        ? Freshness.UPDATING
                        : prompt.freshnessProperty().get(),
                prompt.freshnessProperty(), ground.tokenizers.loadingProperty()));
        return new PromptView(prompt, ground.ladder.chosenProperty(), tokens, ground.picker);
    }

    private TokenizersView tokenizersView() {
        return new TokenizersView(new TokenizersViewModel(ground.tokenizerList, ground.tokenizers,
                ground.models.catalogProperty(), ground.threads, ground.clock), ground.picker);
    }

    private ExportView export() {
        return new ExportView(
                new ExportViewModel(new ExportSource(ground.open, cuts.optimize, ground.ladder, ground.tokenizers),
                        ground.plugins.formats(), ground.threads),
                ground.picker, trials.training::open);
    }

    private TopBar topBar() {
        StringBinding saved = Bindings.createStringBinding(() -> switch (keeping.stateProperty().get()) {
            case SAVED -> "All saved";
            case UNSAVED -> "Saving";
            case FAILED -> "Not saved";
        }, keeping.stateProperty());
        return new TopBar(ground.ladder, saved, export::open, () -> shell.openPalette(), theme::toggle);
    }

    @Override
    public void close() {
        keeping.saveRest();
        ground.close();
    }
}
