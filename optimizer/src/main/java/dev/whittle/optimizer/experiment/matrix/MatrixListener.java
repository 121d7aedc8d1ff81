package dev.whittle.optimizer.experiment.matrix;

/// Hears what happens in a run, on the thread it happens on; it must be quick. A view reads the rest from
/// [Board] when it next draws.
public interface MatrixListener {
    /// A listener that does not listen.
    MatrixListener NONE = (_, _) -> {};

    /// A cell changed.
    void changed(int cell, CellState state);

    /// Something the person should know now, such as that four fifths of the budget are spent.
    default void note(String sentence) {}
}
