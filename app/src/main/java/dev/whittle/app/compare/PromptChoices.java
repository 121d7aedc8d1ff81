package dev.whittle.app.compare;

import java.util.List;
import javafx.beans.value.ObservableValue;

/// The prompts there are to compare. Owned by the window's thread.
public interface PromptChoices {
    /// All of them, the prompt as it stands first; a new list whenever one comes, goes or changes.
    ObservableValue<List<PromptChoice>> choices();

    /// The screen comes into view or leaves it. While nobody looks, the choices may be those of before; once somebody
    /// does, they are those of now, and versions saved since follow.
    default void watch(boolean visible) {}
}
