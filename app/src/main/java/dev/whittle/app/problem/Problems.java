package dev.whittle.app.problem;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the window has to tell the person: the newest problem or piece of news, shown until it is
/// dismissed or replaced, news with nothing to press until the next action, with at most one thing to press. Every problem is logged.
public final class Problems implements Consumer<Problem> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ReadOnlyObjectWrapper<@Nullable Told> shown = new ReadOnlyObjectWrapper<>();

    /// What is shown.
    ///
    /// @param text what happened and what to do
    /// @param bad whether something went wrong
    /// @param remedy what can be pressed, or null
    public record Told(String text, boolean bad, @Nullable Remedy remedy) {}

    /// Something to press.
    public record Remedy(String label, Runnable action) {}

    @Override
    public void accept(Problem problem) {
        tell(problem, null);
    }

    /// Shows a problem together with what would help.
    public void offer(Problem problem, String label, Runnable remedy) {
        tell(problem, new Remedy(label, remedy));
    }

    /// Shows what is behind an exception.
    public void failed(Throwable cause) {
        accept(Problem.of(cause));
    }

    /// Shows good news, with something to press, such as "Undo".
    public void news(String text, String label, Runnable action) {
        shown.set(new Told(text, false, new Remedy(label, action)));
    }

    /// Shows good news.
    public void news(String text) {
        shown.set(new Told(text, false, null));
    }

    /// The person went on: news with nothing to press has been read.
    public void wentOn() {
        Told told = shown.get();
        if (told != null && !told.bad() && told.remedy() == null) {
            dismiss();
        }
    }

    /// The person has read it.
    public void dismiss() {
        shown.set(null);
    }

    public ReadOnlyObjectProperty<@Nullable Told> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    // What several features meet at once, such as a workspace that cannot be opened, keeps the remedy one of them knows.
    private void tell(Problem problem, @Nullable Remedy remedy) {
        LOG.warn(problem.text(), problem.cause());
        Told before = shown.get();
        if (remedy == null && before != null && before.remedy() != null && before.text().equals(problem.text())) {
            return;
        }
        shown.set(new Told(problem.text(), true, remedy));
    }
}
