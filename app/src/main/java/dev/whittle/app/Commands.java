package dev.whittle.app;

import dev.whittle.app.compare.CompareMode;
import dev.whittle.app.export.ExportView;
import dev.whittle.app.models.ModelsView;
import dev.whittle.app.models.RadarSheet;
import dev.whittle.app.prompt.PromptView;
import dev.whittle.app.shell.Command;
import dev.whittle.app.shell.Screen;
import dev.whittle.app.shell.ShellView;
import dev.whittle.app.shell.Theme;
import dev.whittle.app.tokens.TokensViewModel;
import dev.whittle.app.training.TrainingView;
import dev.whittle.app.workspace.SampleProject;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/// What the palette offers and the keys do.
record Commands(ShellView shell, PromptView prompt, TokensViewModel tokens, ModelsView models, RadarSheet radar,
        ExportView export, TrainingView training, Past past, Keeping keeping, Theme theme,
        ObjectProperty<CompareMode> compareMode) {
    /// The commands, and one for each screen of the rail.
    List<Command> of(List<Screen> screens) {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command("open-file", "Open or import a file", ctrl(KeyCode.O), prompt::chooseFile));
        commands.add(
                new Command("save-version", "Save a version of the prompt", ctrl(KeyCode.S),
                        () -> keeping.saveVersion(version -> past.lastVersion.find(version.name()))));
        commands.add(new Command("versions", "Show the versions of the prompt", ctrl(KeyCode.H), past.versions::open));
        commands.add(new Command("search", "Search everything that is kept", new KeyCodeCombination(KeyCode.F,
                KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN), past.search::open));
        commands.add(new Command("export", "Export as a template", ctrl(KeyCode.E), export::open));
        commands.add(new Command("training-data", "Make training data of rated answers", null, training::open));
        commands.add(new Command("token-view", "Show or hide the token view", ctrl(KeyCode.T), () -> {
            shell.show("prompt");
            prompt.toggleTokens();
        }));
        commands.add(new Command("token-marks", "Mark white space in the token view", null,
                () -> tokens.marksProperty().set(!tokens.marksProperty().get())));
        commands.add(new Command("token-heat", "Show the heat map of lines", null,
                () -> tokens.heatProperty().set(!tokens.heatProperty().get())));
        commands.add(new Command("palette", "Show all commands", ctrl(KeyCode.K), shell::openPalette));
        commands.add(new Command("revisions", "Bring back an earlier text", null,
                () -> keeping.revisions(past.revisions::open)));
        commands.add(new Command("theme", "Switch between light and dark", null, theme::toggle));
        commands.add(new Command("sample", "Open the sample project", null, () -> keeping.show(SampleProject.draft())));
        commands.add(new Command("compare-columns", "Compare side by side", null,
                () -> compare(CompareMode.COLUMNS)));
        commands.add(new Command("compare-cases", "Compare on cases", null, () -> compare(CompareMode.CASES)));
        commands.add(new Command("go-models", "Go to Models and prices", null, () -> shell.show("models")));
        commands.add(new Command("import-prices", "Import a price list", null, () -> {
            shell.show("models");
            models.chooseFile();
        }));
        commands.add(new Command("add-model", "Add a model of your own", null, () -> {
            shell.show("models");
            models.addModel();
        }));
        commands.add(new Command("retiring", "Show models that go soon", null, radar::open));
        commands.add(new Command("go-settings", "Go to Settings", ctrl(KeyCode.COMMA), () -> shell.show("settings")));
        for (int i = 0; i < screens.size(); i++) {
            Screen screen = screens.get(i);
            commands.add(
                    new Command("go-" + screen.id(), "Go to " + screen.title(), ctrl(KeyCode.getKeyCode("" + (i + 1))),
                            () -> shell.show(screen.id())));
        }
        return commands;
    }

    private void compare(CompareMode mode) {
        shell.show("compare");
        compareMode.set(mode);
    }

    private static KeyCombination ctrl(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }
}
