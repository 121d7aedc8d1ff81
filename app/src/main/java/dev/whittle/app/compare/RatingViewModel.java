package dev.whittle.app.compare;

import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.app.workspace.AnswerRating;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The rating of one saved answer, kept as it is given.
public final class RatingViewModel {
    private static final Duration QUIET = Duration.ofMillis(300);

    private record Place(UUID experiment, int run) {}

    private final OpinionShelf shelf;
    private final Background background;
    private final Consumer<? super Throwable> failed;
    private final ObjectProperty<@Nullable Integer> stars = new SimpleObjectProperty<>();
    private final StringProperty score = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private Cancellable waiting = Cancellable.NONE;
    private @Nullable Place place;
    private AnswerRating kept = AnswerRating.NONE;

    public RatingViewModel(OpinionShelf shelf, Background background, Consumer<? super Throwable> failed) {
        this.shelf = shelf;
        this.background = background;
        this.failed = failed;
        stars.addListener((_, _, _) -> changed());
        score.addListener((_, _, _) -> changed());
        note.addListener((_, _, _) -> changed());
    }

    /// 1 to 5, or null.
    public ObjectProperty<@Nullable Integer> starsProperty() {
        return stars;
    }

    /// 0 to 100 as it is typed; blank for none.
    public StringProperty scoreProperty() {
        return score;
    }

    public StringProperty noteProperty() {
        return note;
    }

    /// What is wrong with the score, one sentence, or empty.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether there is a saved answer to rate.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Shows the rating of a saved answer.
    ///
    /// @param run its place in the experiment, from 0
    public void show(UUID experiment, int run, AnswerRating rating) {
        keep();
        place = null;
        fill(rating);
        place = new Place(experiment, run);
        open.set(true);
    }

    /// The answer stands in a newer experiment, too: what was said of it goes along.
    void follow(UUID experiment, int run) {
        keep();
        place = new Place(experiment, run);
        kept = AnswerRating.NONE;
        open.set(true);
        keep();
    }

    /// There is no saved answer to rate.
    void forget() {
        keep();
        place = null;
        fill(AnswerRating.NONE);
        open.set(false);
    }

    private void fill(AnswerRating rating) {
        kept = rating;
        stars.set(rating.stars());
        score.set(rating.score() == null ? "" : rating.score().toPlainString());
        note.set(rating.note());
        problem.set("");
    }

    private void changed() {
        if (place != null) {
            waiting.cancel();
            waiting = background.later(QUIET, this::keep);
            problem.set(read().problem());
        }
    }

    private record Read(@Nullable AnswerRating rating, String problem) {}

    private Read read() {
        String typed = score.get().strip().replace(',', '.');
        try {
            return new Read(new AnswerRating(stars.get(), typed.isEmpty() ? null : new BigDecimal(typed),
                    note.get().strip()), "");
        } catch (NumberFormatException _) {
            return new Read(null, "A score is a number from 0 to 100, not \"%s\".".formatted(typed));
        } catch (IllegalArgumentException e) {
            return new Read(null, String.valueOf(e.getMessage()));
        }
    }

    private void keep() {
        waiting.cancel();
        Place to = place;
        AnswerRating rating = read().rating();
        if (to != null && rating != null && !rating.equals(kept)) {
            kept = rating;
            background.start(() -> {
                shelf.rate(to.experiment(), to.run(), rating);
                return true;
            }, _ -> {}, failed);
        }
    }
}
