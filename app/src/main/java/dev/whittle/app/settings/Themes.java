package dev.whittle.app.settings;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.whittle.app.workspace.Appearance;
import dev.whittle.app.workspace.Appearance.Theme;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Makes the window look as the person set it, and as the operating system does where they leave it to that.
public final class Themes {
    private final SettingsViewModel settings;
    private final Scene scene;
    private String editors = "";

    public Themes(SettingsViewModel settings, Scene scene) {
        this.settings = settings;
        this.scene = scene;
        settings.appearanceProperty().addListener((_, _, _) -> apply());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> apply());
        apply();
    }

    /// Dark if it is light now, and the other way round.
    public static void toggle(SettingsViewModel settings) {
        Appearance now = settings.appearanceProperty().get();
        settings.appearanceProperty().set(new Appearance(isDark(now) ? Theme.LIGHT : Theme.DARK, now.fontSize()));
    }

    private void apply() {
        Appearance now = settings.appearanceProperty().get();
        Application.setUserAgentStylesheet(isDark(now)
                ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet());
        // A size cannot be a variable in a style sheet of JavaFX, so it comes as a sheet of its own.
        String css = ".message-area { -fx-font-size: %dpx; }".formatted(now.fontSize());
        scene.getStylesheets().remove(editors);
        editors = "data:text/css;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
        scene.getStylesheets().add(editors);
    }

    private static boolean isDark(Appearance appearance) {
        return switch (appearance.theme()) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }
}
