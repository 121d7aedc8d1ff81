package dev.whittle.app.compare;

import java.util.List;
import javafx.beans.value.ObservableValue;

/// The prompts there are to compare. Owned by the window's thread.
public interface PromptChoices {
    /// All of them, the prompt as it stands first; a new list whenever one comes, goes or changes.
    ObservableValue<List<PromptChoice>> choices();

    /// The screen comes into view: time to look for versions saved since.
    default void refresh() {}
}
