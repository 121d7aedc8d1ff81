package dev.whittle.app.problem;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newest problem of the window, shown until it is dismissed or replaced. Every problem is logged.
public final class Problems implements Consumer<Problem> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ReadOnlyObjectWrapper<@Nullable Problem> shown = new ReadOnlyObjectWrapper<>();

    @Override
    public void accept(Problem problem) {
        LOG.warn(problem.text(), problem.cause());
        shown.set(problem);
    }

    /// Shows what is behind an exception.
    public void failed(Throwable cause) {
        accept(Problem.of(cause));
    }

    /// The person has read it.
    public void dismiss() {
        shown.set(null);
    }

    public ReadOnlyObjectProperty<@Nullable Problem> shownProperty() {
        return shown.getReadOnlyProperty();
    }
}
