package dev.whittle.app.training;

import dev.whittle.optimizer.training.RatedAnswer;
import java.util.List;
import java.util.function.Consumer;

/// Where answers to learn from are kept.
public interface TrainingShelf {
    /// What there is, newest first. Blocks, and is never called on the window's thread.
    List<Lesson> lessons() throws Exception;

    /// Reads the answers of one and says what came of it, on the window's thread.
    void read(Lesson lesson, Consumer<? super List<RatedAnswer>> done, Consumer<? super Throwable> failed);
}
