package dev.whittle.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Parent;

/// Light or dark: at first as the operating system has it.
public final class Theme {
    private boolean dark = Platform.getPreferences().getColorScheme() == ColorScheme.DARK;

    /// Gives a window its looks.
    public void applyTo(Parent root) {
        root.getStylesheets().add(String.valueOf(Theme.class.getResource("whittle.css")));
        apply();
    }

    public void toggle() {
        dark = !dark;
        apply();
    }

    private void apply() {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
