package dev.whittle.app.training;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.training.TrainingState.Made;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.optimizer.training.RatedAnswer;
import dev.whittle.optimizer.training.TrainingData;
import dev.whittle.optimizer.training.TrainingKind;
import dev.whittle.optimizer.training.TrainingOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Training data out of what is kept: from which runs and comparisons, in which shape, how much
/// held out, and to which file.
public final class TrainingViewModel {
    private final TrainingShelf shelf;
    private final Background background;
    private final ObservableList<Lesson> lessons = FXCollections.observableArrayList();
    private final SequencedSet<Lesson> chosen = new LinkedHashSet<>();
    // What was answered never changes, but its ratings do: read anew whenever the sheet opens.
    private final Map<Lesson, List<RatedAnswer>> read = new HashMap<>();
    private final ObjectProperty<TrainingKind> kind = new SimpleObjectProperty<>(TrainingKind.CHAT);
    private final IntegerProperty heldOut = new SimpleIntegerProperty(percent(TrainingOptions.DEFAULT.validation()));
    private final IntegerProperty good = new SimpleIntegerProperty(percent(TrainingOptions.DEFAULT.good()));
    private final BooleanProperty unrated = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<TrainingState> state = new ReadOnlyObjectWrapper<>(
            new TrainingState.Listing());
    private Cancellable running = Cancellable.NONE;
    // What the shelf reads cannot be cancelled: what comes for an earlier round is dropped.
    private long round;

    public TrainingViewModel(TrainingShelf shelf, Background background) {
        this.shelf = shelf;
        this.background = background;
        for (Property<?> option : List.of(kind, heldOut, good, unrated)) {
            option.addListener((_, _, _) -> {
                if (!lessons.isEmpty()) {
                    make();
                }
            });
        }
    }

    private static int percent(double share) {
        return (int) Math.round(share * 100);
    }

    /// What can be learned from, newest first.
    public ObservableList<Lesson> lessons() {
        return lessons;
    }

    public ObjectProperty<TrainingKind> kindProperty() {
        return kind;
    }

    /// The share of prompts that is held out, in percent: 0 to 90.
    public IntegerProperty heldOutProperty() {
        return heldOut;
    }

    /// The score from which on an answer is good, in percent: 0 to 100.
    public IntegerProperty goodProperty() {
        return good;
    }

    /// Whether answers nobody rated are learned from, too; for chat only.
    public BooleanProperty unratedProperty() {
        return unrated;
    }

    public ReadOnlyObjectProperty<TrainingState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    boolean isChosen(Lesson lesson) {
        return chosen.contains(lesson);
    }

    /// Lists what there is, and chooses what is meant: that with an id, else all a person rated,
    /// else the newest run on cases.
    public void opened(Optional<UUID> meant) {
        round++;
        running.cancel();
        read.clear();
        chosen.clear();
        lessons.clear();
        state.set(new TrainingState.Listing());
        running = background.start(shelf::lessons, found -> listed(found, meant), this::failed);
    }

    private void listed(List<Lesson> found, Optional<UUID> meant) {
        found.stream().filter(one -> meant.isPresent() ? one.id().equals(meant.get()) : one.rated() > 0)
                .forEach(chosen::add);
        if (chosen.isEmpty()) {
            // The checks of a run rate its answers; those side by side are rated by nobody else.
            found.stream().filter(Lesson::onCases).findFirst().or(() -> found.stream().findFirst())
                    .ifPresent(chosen::add);
        }
        lessons.setAll(found);
        if (found.isEmpty()) {
            state.set(new TrainingState.Empty());
        } else {
            make();
        }
    }

    /// Takes something to learn from, or leaves it out.
    void choose(Lesson lesson, boolean yes) {
        if (yes ? chosen.add(lesson) : chosen.remove(lesson)) {
            make();
        }
    }

    /// Makes the data anew. What is not read yet is read first, one after the other.
    private void make() {
        long mine = ++round;
        running.cancel();
        if (chosen.isEmpty()) {
            state.set(new TrainingState.Unchosen());
            return;
        }
        state.set(new TrainingState.Reading());
        Optional<Lesson> next = chosen.stream().filter(one -> !read.containsKey(one)).findFirst();
        if (next.isPresent()) {
            shelf.read(next.get(), answers -> {
                if (mine == round) {
                    read.put(next.get(), List.copyOf(answers));
                    make();
                }
            }, cause -> {
                if (mine == round) {
                    failed(cause);
                }
            });
            return;
        }
        List<RatedAnswer> answers = new ArrayList<>();
        lessons.stream().filter(chosen::contains).forEach(one -> answers.addAll(read.getOrDefault(one, List.of())));
        TrainingKind wanted = kind.get();
        TrainingOptions options = new TrainingOptions(heldOut.get() / 100.0, TrainingOptions.DEFAULT.seed(),
                good.get() / 100.0, unrated.get());
        running = background.compute(() -> new Made(TrainingData.of(wanted, answers, options), answers.size()),
                state::set, this::failed);
    }

    /// Writes what was made. What is held out goes to a file beside; one that stands there is not
    /// replaced before the person says so with [#replace].
    public void write(Path file) {
        Optional<Made> made = made();
        if (made.isPresent()) {
            TrainingFiles files = TrainingFiles.of(file, made.get().data());
            running.cancel();
            running = background.start(() -> Stream.ofNullable(files.heldOut()).filter(Files::exists)
                    .map(there -> there.getFileName().toString()).toList(), standing -> {
                        if (standing.isEmpty()) {
                            write(made.get(), files);
                        } else {
                            state.set(new TrainingState.Standing(made.get(), files, standing));
                        }
                    }, this::failed);
        }
    }

    /// Writes over what stands there.
    public void replace() {
        if (state.get() instanceof TrainingState.Standing(Made made, TrainingFiles files, var _)) {
            write(made, files);
        }
    }

    // What is being written is written to its end, also when other data is made meanwhile.
    private void write(Made made, TrainingFiles files) {
        long mine = round;
        background.start(() -> {
            files.write(made.data());
            return files;
        }, written -> {
            if (mine == round) {
                state.set(new TrainingState.Written(made, written));
            }
        }, cause -> state.set(new TrainingState.Unwritten(made, Problem.of(cause).text())));
    }

    /// What would be written, if there is anything.
    Optional<Made> made() {
        return switch (state.get()) {
            case Made made -> Optional.of(made);
            case TrainingState.Standing(Made made, var _, var _) -> Optional.of(made);
            case TrainingState.Written(Made made, var _) -> Optional.of(made);
            case TrainingState.Unwritten(Made made, var _) -> Optional.of(made);
            case TrainingState.Listing _,TrainingState.Empty _,TrainingState.Unchosen _,TrainingState.Reading _,TrainingState.Failed _ ->
                Optional.empty();
        };
    }

    private void failed(Throwable cause) {
        state.set(new TrainingState.Failed(Problem.of(cause).text()));
    }
}
