package dev.whittle.app.prompt;

import javafx.scene.layout.Region;

/// The control a message's text is edited in.
interface EditorPane {
    /// Hears what the person types, pastes and deletes.
    interface Typed {
        void typed(int start, String removed, String inserted);
    }

    Region node();

    /// Shows a change that the program made; [Typed] does not hear of it.
    void replace(int start, int end, String inserted);

    /// Puts text where the caret is, as if it was pasted.
    void insertAtCaret(String text);

    int caret();

    void focus(int caret);
}
