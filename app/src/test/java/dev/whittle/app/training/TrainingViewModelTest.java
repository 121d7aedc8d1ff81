package dev.whittle.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.work.HeldBackground;
import dev.whittle.optimizer.training.RatedAnswer;
import dev.whittle.optimizer.training.TrainingData;
import dev.whittle.optimizer.training.TrainingKind;
import dev.whittle.prompt.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingViewModelTest {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final Lesson RUN = new Lesson(new UUID(0, 1), true, "Triage on mails.csv", NOON, 20, 0);
    static final Lesson SIDE = new Lesson(new UUID(0, 2), false, "Two models", NOON.plusSeconds(60), 2, 0);
    static final Lesson RATED = new Lesson(new UUID(0, 3), false, "Rated", NOON.minusSeconds(60), 2, 2);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final HeldBackground background = new HeldBackground();
    private final Kept shelf = new Kept(background);
    private final TrainingViewModel model = new TrainingViewModel(shelf, background);

    /// Keeps what a test says.
    static final class Kept implements TrainingShelf {
        private final HeldBackground background;
        List<Lesson> lessons = List.of(SIDE, RUN, RATED);
        final List<Lesson> asked = new ArrayList<>();

        Kept(HeldBackground background) {
            this.background = background;
        }

        @Override
        public List<Lesson> lessons() {
            return lessons;
        }

        @Override
        public void read(Lesson lesson, Consumer<? super List<RatedAnswer>> done,
                Consumer<? super Throwable> failed) {
            asked.add(lesson);
            background.start(() -> answers(lesson), done, failed);
        }

        private static List<RatedAnswer> answers(Lesson lesson) {
            List<RatedAnswer> answers = new ArrayList<>();
            for (int i = 0; i < lesson.answers(); i++) {
                answers.add(answer(lesson.name() + " " + i, "good " + i, 1.0));
                answers.add(answer(lesson.name() + " " + i, "bad " + i, 0.25));
            }
            answers.add(answer("unrated", "who knows", null));
            answers.add(answer("secret", "use sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKL", 1.0));
            answers.add(answers.getFirst());
            return answers;
        }

        private static RatedAnswer answer(String asked, String said, @Nullable Double score) {
            return new RatedAnswer(List.of(Message.user(asked)), said, score);
        }
    }

    private void open(Optional<UUID> meant) {
        model.opened(meant);
        background.runAll();
    }

    private TrainingData data() {
        return model.made().orElseThrow().data();
    }

    @Test
    void whatAPersonRatedIsChosenFirstElseTheNewestRunOnCasesElseTheOneThatIsMeant() {
        open(Optional.empty());
        assertThat(shelf.asked).containsExactly(RATED);
        shelf.asked.clear();
        open(Optional.of(SIDE.id()));
        assertThat(shelf.asked).containsExactly(SIDE);
        shelf.asked.clear();
        shelf.lessons = List.of(SIDE, RUN);
        open(Optional.empty());
        assertThat(shelf.asked).containsExactly(RUN);
        assertThat(model.isChosen(RUN)).isTrue();
    }

    @Test
    void whatIsLeftOutIsCountedWithItsReason() {
        open(Optional.of(RUN.id()));

        assertThat(data().training()).hasSize(16);
        assertThat(data().validation()).hasSize(4);
        assertThat(TrainingWords.account(model.made().orElseThrow())).containsExactly(
                "16 examples to learn from, 4 held out, of 43 answers.",
                "Left out 20 answers that were not good enough.", "Left out 1 answer that was not rated.",
                "Left out 1 answer that held a secret (an OpenAI key).",
                "Left out 1 answer that said the same as another.");
        assertThat(TrainingWords.preview(model.made().orElseThrow()).lines()).hasSize(16)
                .allMatch(line -> line.contains("\"role\":\"assistant\""));
    }

    @Test
    void everyOptionMakesTheDataAnewWithoutReadingTheAnswersAgain() {
        open(Optional.of(RUN.id()));
        model.kindProperty().set(TrainingKind.PREFERENCE_TRL);
        background.runAll();
        assertThat(data().training().getFirst()).contains("\"chosen\":", "\"rejected\":");
        model.kindProperty().set(TrainingKind.PREFERENCE);
        background.runAll();
        assertThat(data().training().getFirst()).contains("\"preferred_output\":");
        model.kindProperty().set(TrainingKind.CHAT);
        model.heldOutProperty().set(50);
        background.runAll();
        assertThat(data().validation()).hasSize(10);
        model.heldOutProperty().set(0);
        model.unratedProperty().set(true);
        model.goodProperty().set(25);
        background.runAll();
        assertThat(data().training()).hasSize(41);
        assertThat(shelf.asked).containsExactly(RUN);
    }

    @Test
    void moreIsReadAsItIsChosenAndNothingChosenIsSaid() {
        open(Optional.of(SIDE.id()));
        model.choose(RUN, true);
        background.runAll();
        assertThat(shelf.asked).containsExactly(SIDE, RUN);
        assertThat(model.made().orElseThrow().answers()).isEqualTo(7 + 43);
        model.choose(RUN, false);
        model.choose(SIDE, false);
        assertThat(model.stateProperty().get()).isEqualTo(new TrainingState.Unchosen());
    }

    @Test
    void bothFilesAreWrittenAndOneThatStandsThereIsNotReplacedUnasked() throws Exception {
        open(Optional.of(RUN.id()));
        Path file = folder.resolve("train.jsonl");
        Path held = Files.writeString(folder.resolve("train.validation.jsonl"), "mine");

        model.write(file);
        background.runAll();

        assertThat(TrainingWords.said(model.stateProperty().get())).isEqualTo("train.validation.jsonl already stands "
                + "beside train.jsonl. Replace it, or save under another name.");
        assertThat(file).doesNotExist();
        assertThat(held).hasContent("mine");
        model.replace();
        background.runAll();
        assertThat(Files.readAllLines(file)).isEqualTo(data().training());
        assertThat(Files.readAllLines(held)).isEqualTo(data().validation());
        assertThat(model.stateProperty().get()).isInstanceOf(TrainingState.Written.class);
    }

    @Test
    void whatIsBeingWrittenIsWrittenToItsEndThoughOtherDataAreWanted() throws Exception {
        open(Optional.of(RUN.id()));
        TrainingData wanted = data();
        Path file = folder.resolve("train.jsonl");
        model.write(file);
        background.runNext();
        model.kindProperty().set(TrainingKind.PREFERENCE);
        background.runAll();
        assertThat(Files.readAllLines(file)).isEqualTo(wanted.training());
        assertThat(model.stateProperty().get()).isInstanceOf(TrainingState.Made.class);
    }

    @Test
    void aFolderThatIsNotThereIsSaidAndTheDataStay() {
        open(Optional.of(RUN.id()));
        model.write(folder.resolve("nowhere/train.jsonl"));
        background.runAll();
        assertThat(TrainingWords.said(model.stateProperty().get())).contains("there is no folder");
        assertThat(model.made()).isPresent();
    }

    @Test
    void whereNothingIsKeptItIsSaidHowAnswersGetRated() {
        shelf.lessons = List.of();
        open(Optional.empty());
        assertThat(model.stateProperty().get()).isEqualTo(new TrainingState.Empty());
        model.kindProperty().set(TrainingKind.PREFERENCE);
        assertThat(model.stateProperty().get()).isEqualTo(new TrainingState.Empty());
    }

    @Test
    void answersThatComeAfterTheSheetWasOpenedAnewAreDropped() {
        model.opened(Optional.of(RUN.id()));
        background.runNext();
        model.opened(Optional.of(SIDE.id()));
        background.runNewest();
        background.runAll();
        assertThat(model.made().orElseThrow().answers()).isEqualTo(7);
    }
}
