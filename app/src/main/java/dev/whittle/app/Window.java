package dev.whittle.app;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The JavaFX application: one window around what [Wiring] has joined.
public final class Window extends Application {
    private @Nullable Wiring wiring;

    /// Opens the window and returns when it is closed.
    static void open(Home home) {
        launch(Window.class, home.folder().toString());
    }

    @Override
    public void start(Stage stage) {
        var bounds = Screen.getPrimary().getVisualBounds();
        Wiring joined = Wiring.join(new Home(Path.of(getParameters().getRaw().getFirst())), stage);
        wiring = joined;
        Scene scene = new Scene(joined.shell(), Math.min(1500, bounds.getWidth()), Math.min(940, bounds.getHeight()));
        scene.getStylesheets().add(String.valueOf(Window.class.getResource("shell/whittle.css")));
        stage.setTitle("Whittle");
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        stage.setScene(scene);
        stage.show();
        joined.opened();
    }

    @Override
    public void stop() {
        if (wiring != null) {
            wiring.close();
        }
    }
}
