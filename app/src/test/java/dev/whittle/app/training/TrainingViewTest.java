package dev.whittle.app.training;

import static dev.whittle.app.control.TestWindow.does;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.control.FilePicker;
import dev.whittle.app.control.TestWindow;
import dev.whittle.app.work.HeldBackground;
import dev.whittle.optimizer.training.TrainingKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class TrainingViewTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final HeldBackground background = new HeldBackground();
    private final TrainingViewModelTest.Kept shelf = new TrainingViewModelTest.Kept(background);
    private final FilePicker picker = new FilePicker() {
        @Override
        public List<Path> toOpen(String title, List<String> extensions) {
            return List.of();
        }

        @Override
        public Optional<Path> toSave(String title, String suggestedName, List<String> extensions) {
            return Optional.of(folder.resolve(suggestedName));
        }
    };

    @Test
    void aRunBecomesTwoFilesAndOneThatStandsThereIsReplacedOnlyWhenThePersonSaysSo() throws Exception {
        TrainingViewModel model = new TrainingViewModel(shelf, background);
        TrainingView[] view = new TrainingView[1];
        try (TestWindow window = TestWindow.show(() -> {
            view[0] = new TrainingView(model, picker);
            return new StackPane(view[0].node());
        }, 1200, 800)) {
            does(() -> view[0].open(TrainingViewModelTest.RUN.id()));
            assertThat(window.text("training-empty")).isEqualTo("Looking for answers that are kept");
            does(background::runAll);
            assertThat(window.nameless()).isEmpty();
            assertThat(window.text("training-preview").lines()).hasSize(16);
            assertThat(window.shows("training-replace")).isFalse();

            does(() -> ((Spinner<?>) window.find("training-held-out")).increment(6));
            does(background::runAll);
            assertThat(window.text("training-preview").lines()).hasSize(10);
            Files.writeString(folder.resolve("train.validation.jsonl"), "mine");
            window.click("training-save");
            does(background::runAll);
            assertThat(window.text("training-said")).contains("already stands");
            window.click("training-replace");
            does(background::runAll);
            assertThat(window.text("training-said")).startsWith("Written to ");
            assertThat(Files.readAllLines(folder.resolve("train.jsonl"))).hasSize(10);
            assertThat(Files.readAllLines(folder.resolve("train.validation.jsonl"))).hasSize(10);

            does(() -> setKind(window, TrainingKind.PREFERENCE_TRL));
            does(background::runAll);
            assertThat(((TextArea) window.find("training-preview")).getText()).contains("\"chosen\":");
            assertThat(window.find("training-unrated").isDisabled()).isTrue();
            window.press(KeyCode.ESCAPE);
            assertThat(window.shows("training-save")).isFalse();
        }
    }

    @SuppressWarnings("unchecked") // the list holds nothing else
    private static void setKind(TestWindow window, TrainingKind kind) {
        ((ComboBox<TrainingKind>) window.find("training-kind")).setValue(kind);
    }

    @Test
    void whereNothingIsKeptTheSheetSaysHowAnswersGetRated() {
        shelf.lessons = List.of();
        TrainingViewModel model = new TrainingViewModel(shelf, background);
        TrainingView[] view = new TrainingView[1];
        try (TestWindow window = TestWindow.show(() -> {
            view[0] = new TrainingView(model, picker);
            return new StackPane(view[0].node());
        }, 1200, 800)) {
            does(view[0]::open);
            does(background::runAll);
            assertThat(window.text("training-empty")).contains("stars", "Pass or Fail");
            assertThat(window.find("training-save").isDisabled()).isTrue();
            assertThat(window.shows("training-kind")).isFalse();
        }
    }
}
