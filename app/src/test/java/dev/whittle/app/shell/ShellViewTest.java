package dev.whittle.app.shell;

import static dev.whittle.app.control.TestWindow.does;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.control.Sheet;
import dev.whittle.app.control.TestWindow;
import dev.whittle.app.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kordamp.ikonli.feather.Feather;

@Timeout(60)
final class ShellViewTest {
    private final List<String> heard = new ArrayList<>();

    @Test
    void anOpenSheetIsClosedByEscWhereverTheFocusIsAndNoKeyActsBehindIt() {
        Sheet[] sheet = new Sheet[1];
        try (TestWindow window = TestWindow.show(() -> {
            TextField field = new TextField();
            field.setId("behind");
            ShellView shell = new ShellView(
                    List.of(new Screen("one", "One", Feather.GRID, field, () -> heard.add("run"),
                            () -> heard.add("stop"))),
                    new Screen("settings", "Settings", Feather.SETTINGS, new Label("Settings")), List.of(),
                    new Label("Ladder"), new Label("Top"), new Problems());
            sheet[0] = new Sheet("sheet", "Sheet", 200, 100);
            shell.addSheet(sheet[0]);
            shell.setCommands(List.of(new Command("go", "Go", KeyCombination.valueOf("Shortcut+1"),
                    () -> heard.add("command"))));
            return shell;
        }, 900, 500)) {
            does(sheet[0]::show);
            window.focus("behind");
            window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            assertThat(sheet[0].isVisible()).isTrue();
            window.press(KeyCode.ESCAPE);
            assertThat(sheet[0].isVisible()).isFalse();
            assertThat(heard).isEmpty();

            window.press(KeyCode.CONTROL, KeyCode.DIGIT1);
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            window.press(KeyCode.ESCAPE);
            assertThat(heard).containsExactly("command", "run", "stop");
        }
    }
}
