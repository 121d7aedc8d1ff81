package dev.whittle.app.compare;

import dev.whittle.app.Figures;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.text.JsonText;
import dev.whittle.app.text.Span;
import dev.whittle.app.text.TextDiff;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.optimizer.experiment.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Compares two of some answers word by word. Two in JSON are laid out alike first, so that only what they say counts.
public final class AnswerDiffViewModel {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+");

    /// An answer to choose.
    ///
    /// @param title such as `B: GPT-4o`
    public record Answer(String title, String text) {
        static Answer of(String label, Run run) {
            return new Answer("%s: %s".formatted(label, run.column().target().displayName()), run.outcome().text());
        }
    }

    private final Background background;
    private final ReadOnlyObjectWrapper<List<Answer>> answers = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable Answer> before = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Answer> after = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<AnswerDiffState> state = new ReadOnlyObjectWrapper<>(missing());
    private Cancellable comparing = Cancellable.NONE;
    private boolean opening;

    public AnswerDiffViewModel(Background background) {
        this.background = background;
        before.addListener((_, _, _) -> compare());
        after.addListener((_, _, _) -> compare());
    }

    /// Takes the answers of an experiment.
    public void openRuns(List<Run> runs) {
        open(runs.stream().map(run -> Answer.of(run.column().label(), run)).toList());
    }

    /// Takes the answers to choose from; the first two are compared.
    void open(List<Answer> all) {
        List<Answer> some = all.stream().filter(answer -> !answer.text().isEmpty()).toList();
        opening = true;
        answers.set(some);
        before.set(some.isEmpty() ? null : some.getFirst());
        after.set(some.size() < 2 ? null : some.get(1));
        opening = false;
        compare();
    }

    /// Those with any text.
    public ReadOnlyObjectProperty<List<Answer>> answersProperty() {
        return answers.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable Answer> beforeProperty() {
        return before;
    }

    public ObjectProperty<@Nullable Answer> afterProperty() {
        return after;
    }

    public ReadOnlyObjectProperty<AnswerDiffState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Has the two change places.
    public void swap() {
        Answer first = before.get();
        before.set(after.get());
        after.set(first);
    }

    private void compare() {
        if (opening) {
            return;
        }
        comparing.cancel();
        Answer first = before.get();
        Answer second = after.get();
        if (first == null || second == null) {
            state.set(missing());
            return;
        }
        state.set(new AnswerDiffState.Comparing());
        comparing = background.compute(() -> compared(first, second), state::set,
                cause -> state.set(new AnswerDiffState.Failed(Problem.of(cause).text())));
    }

    private static AnswerDiffState missing() {
        return new AnswerDiffState.Nothing("Two answers are needed: run two columns first.");
    }

    private static AnswerDiffState compared(Answer first, Answer second) {
        Optional<String> json = json(first.text());
        Optional<String> other = json.isEmpty() ? json : json(second.text());
        boolean both = other.isPresent();
        List<TextDiff.Piece> pieces = both
                ? TextDiff.between(json.orElseThrow(), other.orElseThrow())
                : TextDiff.between(first.text(), second.text());
        return new AnswerDiffState.Compared(sentence(pieces) + (both ? " Both are JSON, laid out alike." : ""), pieces);
    }

    private static Optional<String> json(String text) {
        try {
            return Optional.of(JsonText.of(text).stream().map(Span::text).collect(Collectors.joining()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String sentence(List<TextDiff.Piece> pieces) {
        if (pieces.stream().allMatch(TextDiff.Piece::same)) {
            return "The two answers are the same.";
        }
        return "%s words in both, %s only in the first, %s only in the second.".formatted(
                words(pieces, true, TextDiff.Piece::before), words(pieces, false, TextDiff.Piece::before),
                words(pieces, false, TextDiff.Piece::after));
    }

    private static String words(List<TextDiff.Piece> pieces, boolean same, Function<TextDiff.Piece, String> side) {
        return Figures.number(pieces.stream().filter(piece -> piece.same() == same)
                .mapToLong(piece -> WORD.matcher(side.apply(piece)).results().count()).sum());
    }
}
