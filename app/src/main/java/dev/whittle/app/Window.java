package dev.whittle.app;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The JavaFX application: one window around what [Wiring] has joined.
public final class Window extends Application {
    private @Nullable Store opened;
    private @Nullable Wiring wiring;

    /// Opens the window and returns when it is closed.
    static void open(Home home) {
        launch(Window.class, home.folder().toString());
    }

    // Called beside the window's thread: opening may wait for another program to let go of the file.
    @Override
    public void init() {
        opened = Store.open(home());
    }

    @Override
    public void start(Stage stage) {
        Store store = opened == null ? Store.open(home()) : opened;
        Wiring joined = new Wiring(home(), store, stage);
        wiring = joined;
        Rectangle2D bounds = Screen.getPrimary().getVisualBounds();
        stage.setTitle("Whittle");
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        stage.setScene(new Scene(joined.shell(), Math.min(1500, bounds.getWidth()), Math.min(940, bounds.getHeight())));
        stage.setOnCloseRequest(closing -> {
            if (!joined.mayClose()) {
                closing.consume();
            }
        });
        stage.show();
        joined.opened();
    }

    @Override
    public void stop() {
        if (wiring != null) {
            wiring.close();
        }
    }

    private Home home() {
        return new Home(Path.of(getParameters().getRaw().getFirst()));
    }
}
