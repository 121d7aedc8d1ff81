package dev.whittle.app.shell;

import javafx.scene.Parent;
import org.kordamp.ikonli.Ikon;

/// One entry of the navigation rail.
///
/// @param id stable kebab-case id; the rail's button is `nav-` and this
/// @param title the word in the rail
/// @param icon the sign in the rail
/// @param view the screen
/// @param run what Ctrl+Enter does here
/// @param stop what Esc does here
public record Screen(String id, String title, Ikon icon, Parent view, Runnable run, Runnable stop) {
    /// A screen on which there is nothing to run or stop.
    public Screen(String id, String title, Ikon icon, Parent view) {
        this(id, title, icon, view, () -> {}, () -> {});
    }
}
