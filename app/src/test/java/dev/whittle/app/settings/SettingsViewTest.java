package dev.whittle.app.settings;

import javafx.scene.control.Label;
import static dev.whittle.app.control.TestWindow.does;
import static dev.whittle.app.control.TestWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.Home;
import dev.whittle.app.Plugins;
import dev.whittle.app.control.TestWindow;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.settings.ConnectionDraft.KeySource;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.app.workspace.Appearance;
import dev.whittle.app.workspace.Connections;
import dev.whittle.model.ModelProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class SettingsViewTest {
    @TempDir
    private Path folder;

    private final HeldBackground background = new HeldBackground();
    private final List<Throwable> failures = new ArrayList<>();
    // The real plugin: its connections are made, and nothing is asked of them.
    private final List<ModelProvider> providers = Plugins.load(Path.of("nowhere")).providers();
    private final SettingsViewModel settings = new SettingsViewModel(
            new Servers(providers, Presets.bundled(), new Keys(name -> name.equals("MY_KEY") ? "sk-test" : null)),
            kept(Connections.NONE), kept(Appearance.DEFAULT), background, failures::add);

    private static <T> Stored<T> kept(T value) {
        return new Stored<>() {
            @Override
            public T read() {
                return value;
            }

            @Override
            public void write(T next) {
                // Saving is looked at elsewhere.
            }
        };
    }

    private TestWindow show(Problem... problems) {
        return TestWindow.show(() -> new SettingsView(settings, new Home(folder),
                new Plugins(providers, List.of(), List.of(), List.of(), List.of(), List.of(problems)), new Label(),
                new Label(), () -> {}), 760,
                900);
    }

    private ConnectionDraft draft() {
        return onWindow(() -> Objects.requireNonNull(settings.draftProperty().get()));
    }

    @Test
    void aServerIsEnteredSavedRemovedAndBroughtBack() {
        try (TestWindow window = show()) {
            assertThat(window.text("settings-hosts")).isEqualTo("Whittle contacts no host.");
            does(settings::addOther);
            window.focus("connection-name");
            window.press(KeyCode.CONTROL, KeyCode.A);
            window.type("My box");
            window.focus("connection-address");
            window.press(KeyCode.CONTROL, KeyCode.A);
            window.type("http://localhost:8000/v1");
            window.click("connection-save");

            assertThat(window.shows("connection-form")).isFalse();
            assertThat(window.text("connection-my-box-key")).isEqualTo("no key");
            assertThat(window.text("settings-hosts"))
                    .isEqualTo("Whittle may contact localhost:8000, and no other host.");

            window.click("connection-my-box-remove");
            assertThat(window.shows("connection-my-box")).isFalse();
            window.click("undo-remove-connection");
            assertThat(window.shows("connection-my-box")).isTrue();
        }
    }

    @Test
    void aPastedKeyIsRefusedAndAVariableIsSaidToBeSetOrNot() {
        try (TestWindow window = show()) {
            does(() -> settings.add(settings.presets().getFirst()));
            assertThat(window.text("connection-variable-set")).isEqualTo("OPENAI_API_KEY is not set; set it and start "
                    + "Whittle again, or type the key in for this session.");

            window.focus("connection-variable");
            window.press(KeyCode.CONTROL, KeyCode.A);
            window.type("sk-proj-T3BlbkFJ0123456789abcdef");
            window.click("connection-save");
            assertThat(window.shows("connection-form")).isTrue();
            assertThat(window.text("connection-problem")).startsWith("This looks like an API key");

            window.focus("connection-variable");
            window.press(KeyCode.CONTROL, KeyCode.A);
            window.type("MY_KEY");
            assertThat(window.text("connection-problem")).isEmpty();
            assertThat(window.text("connection-variable-set")).isEqualTo("MY_KEY is set.");
            window.press(KeyCode.ENTER);
            assertThat(window.text("connection-openai-key")).isEqualTo("MY_KEY is set");
        }
    }

    @Test
    void aTypedKeyStaysInItsFieldWhileOtherThingsChange() {
        try (TestWindow window = show()) {
            does(settings::addOther);
            ConnectionDraft draft = draft();
            does(() -> draft.keySourceProperty().set(KeySource.SESSION));
            window.focus("connection-key");
            window.type("secret");

            does(() -> settings.servers().refresh());

            assertThat(window.text("connection-key")).isEqualTo("secret");
            window.click("connection-save");
            assertThat(window.text("connection-my-server-key")).isEqualTo("key for this session");
        }
    }

    @Test
    void aPluginThatDoesNotWorkIsListed() {
        try (TestWindow window = show(new Problem("The plugin bad.jar does not work and is left out.",
                "Remove it from the plugin folder or get a newer one."))) {
            List<String> listed = onWindow(() -> window.find("settings-plugins").lookupAll(".label").stream()
                    .map(label -> ((Labeled) label).getText()).toList());

            assertThat(listed).contains("OpenAI and compatible servers", "The plugin bad.jar does not work and is left "
                    + "out. Remove it from the plugin folder or get a newer one.");
            assertThat(window.text("settings-home")).isEqualTo(folder.toString());
        }
    }

    @Test
    void theLooksAreChosen() {
        try (TestWindow window = show()) {
            window.click("theme-dark");

            assertThat(settings.appearanceProperty().get()).isEqualTo(new Appearance(Appearance.Theme.DARK, 14));
        }
    }

    @Test
    void everythingThatCanBeUsedHasAnIdAndAName() {
        try (TestWindow window = show()) {
            does(settings::addOther);
            does(() -> settings.save(""));
            does(() -> settings.add(settings.presets().getFirst()));

            assertThat(window.nameless()).isEmpty();
        }
    }
}
