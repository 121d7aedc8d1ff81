package dev.whittle.app.matrix;

import dev.whittle.app.work.Background;
import dev.whittle.app.work.Latest;
import dev.whittle.app.workspace.SavedMatrix;
import dev.whittle.optimizer.experiment.matrix.Rating;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// What the person says of the answers of a run: shown at once, kept with the run as it is said. Owned by the window's
/// thread.
final class Ratings {
    private final Map<Integer, Rating> said;
    private final Map<Integer, Rating> unsaved = new HashMap<>();
    private final Latest<Map<Integer, Rating>, Map<Integer, Rating>> saving;
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

    /// @param kept what was said before
    Ratings(Map<Integer, Rating> kept, SavedMatrix run, SavedRuns runs, Background background,
            Consumer<? super Throwable> failed) {
        said = new HashMap<>(kept);
        saving = new Latest<>(background, changed -> {
            for (Map.Entry<Integer, Rating> one : changed.entrySet()) {
                runs.open().rate(run.id(), one.getKey(), one.getValue());
            }
            return changed;
        }, saved -> saved.forEach(unsaved::remove), failed);
    }

    /// Grows with every change.
    ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    Rating of(int cell) {
        return said.getOrDefault(cell, Rating.NONE);
    }

    void rate(int cell, Rating rating) {
        if (rating.equals(of(cell))) {
            return;
        }
        if (rating.isEmpty()) {
            said.remove(cell);
        } else {
            said.put(cell, rating);
        }
        unsaved.put(cell, rating);
        saving.submit(Map.copyOf(unsaved));
        version.set(version.get() + 1);
    }

    /// All there are, by cell.
    Map<Integer, Rating> all() {
        return Map.copyOf(said);
    }
}
