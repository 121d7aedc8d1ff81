package dev.whittle.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.whittle.app.workspace.Appearance;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;

/// Light or dark as the person set it, or as the operating system has it; and the size of the editors' text.
public final class Theme {
    private final ObjectProperty<Appearance> appearance;
    private final StringProperty editors = new SimpleStringProperty("");

    public Theme(ObjectProperty<Appearance> appearance) {
        this.appearance = appearance;
        appearance.addListener((_, _, _) -> apply());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> apply());
    }

    /// Gives a window its looks.
    public void applyTo(Parent root) {
        root.getStylesheets().add(String.valueOf(Theme.class.getResource("whittle.css")));
        editors.addListener((_, before, now) -> {
            root.getStylesheets().remove(before);
            root.getStylesheets().add(now);
        });
        apply();
    }

    public void toggle() {
        appearance.set(new Appearance(isDark() ? Appearance.Theme.LIGHT : Appearance.Theme.DARK,
                appearance.get().fontSize()));
    }

    private void apply() {
        Application.setUserAgentStylesheet(
                isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        // A size cannot be a variable in a style sheet of JavaFX, so it comes as a sheet of its own.
        String css = ".message-area, .answer-text { -fx-font-size: %dpx; }".formatted(appearance.get().fontSize());
        editors.set("data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8)));
    }

    private boolean isDark() {
        return switch (appearance.get().theme()) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }
}
