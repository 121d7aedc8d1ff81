package dev.whittle.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.SystemFilePicker;
import dev.whittle.app.problem.Problems;
import dev.whittle.app.prompt.OpenPrompt;
import dev.whittle.app.prompt.PromptCounter;
import dev.whittle.app.prompt.PromptFiles;
import dev.whittle.app.prompt.PromptView;
import dev.whittle.app.prompt.PromptViewModel;
import dev.whittle.app.shell.LadderView;
import dev.whittle.app.shell.LadderViewModel;
import dev.whittle.app.shell.Screen;
import dev.whittle.app.shell.ShellView;
import dev.whittle.app.shell.TopBar;
import dev.whittle.app.work.Threads;
import dev.whittle.catalog.Catalog;
import dev.whittle.tokenizer.Tokenizer;
import dev.whittle.tokenizer.Tokenizers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/// Makes the objects of the window and joins them by hand, one method a feature.
final class Wiring implements AutoCloseable {
    private final Threads threads = new Threads(Platform::runLater);
    private final InstantSource clock = InstantSource.system();
    private final Catalog catalog = Catalog.bundled();
    private final Problems problems = new Problems();
    private final OpenPrompt open = new OpenPrompt();
    private final FilePicker picker;
    private final Plugins plugins;
    private final LadderViewModel ladder;
    private final ShellView shell;

    private Wiring(Home home, Stage stage) {
        picker = new SystemFilePicker(() -> stage);
        plugins = Plugins.load(home.pluginFolder());
        plugins.problems().forEach(problems);
        ladder = new LadderViewModel(catalog, clock, catalog.models().getFirst());
        PromptViewModel prompt = new PromptViewModel(open, new PromptCounter(tokenizers()),
                new PromptFiles(plugins.formats()),
                threads, problems::failed);
        prompt.countsProperty().addListener((_, _, counts) -> {
            if (counts != null) {
                ladder.show(counts);
            }
        });
        PromptView promptView = new PromptView(prompt, ladder.chosenProperty(), picker);
        List<Screen> screens = List.of(new Screen("prompt", "Prompt", Feather.EDIT_3, promptView));
        shell = new ShellView(screens,
                new Screen("settings", "Settings", Feather.SETTINGS, new javafx.scene.layout.StackPane()),
                new LadderView(ladder, LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault())),
                new TopBar(ladder, new SimpleStringProperty("Saved"), () -> {}, () -> {}, this::theme), problems);
    }

    static Wiring join(Home home, Stage stage) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        return new Wiring(home, stage);
    }

    ShellView shell() {
        return shell;
    }

    void opened() {
        open.open("Demo",
                dev.whittle.prompt.Prompt.of(
                        dev.whittle.prompt.Message
                                .system("You are a {{kind}} assistant.\nPlease note that you must answer briefly."),
                        dev.whittle.prompt.Message.user("Hello {{name}}, what is up?")));
    }

    private List<Tokenizer> tokenizers() {
        return catalog.models().stream().map(model -> model.tokenizer()).distinct().map(Tokenizers::get).toList();
    }

    private void theme() {
        boolean dark = Application.getUserAgentStylesheet().contains("dark");
        Application.setUserAgentStylesheet(
                dark ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet());
    }

    @Override
    public void close() {
        threads.close();
    }
}
