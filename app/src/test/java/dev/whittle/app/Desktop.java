package dev.whittle.app;

import dev.whittle.app.control.FilePicker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The real window on a headless platform, driven by node ids. Everything happens on the window's thread;
/// waiting is for a condition, looked at once a pulse.
final class Desktop implements AutoCloseable {
    /// `-Dwhittle.patience=600` on a machine that has no time for this.
    private static final long PATIENCE_SECONDS = Long.getLong("whittle.patience", 90);
    // The headless screen is 1000 high; a higher window cannot be painted.
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 900;

    /// Gives the file the test names.
    private static final class Picker implements FilePicker {
        private @Nullable Path file;

        @Override
        public List<Path> toOpen(String title, List<String> extensions) {
            Path chosen = file;
            return chosen == null ? List.of() : List.of(chosen);
        }

        @Override
        public Optional<Path> toSave(String title, String suggestedName, List<String> extensions) {
            return Optional.ofNullable(file);
        }
    }

    private final Picker picker = new Picker();
    private final Wiring wiring;
    private final Stage stage;

    private Desktop(Home home) {
        stage = new Stage();
        wiring = new Wiring(home, Store.open(home), picker);
        stage.setScene(new Scene(wiring.shell(), WIDTH, HEIGHT));
        stage.show();
        wiring.opened();
    }

    /// Starts the toolkit, once a JVM.
    static void start() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException e) {
            started.countDown(); // another test started it
        }
        if (!started.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("JavaFX did not start.");
        }
        Platform.setImplicitExit(false);
    }

    static Desktop open(Home home) throws Exception {
        Desktop desktop = on(() -> new Desktop(home));
        // A dash stands until the first count is there; "0" is the prompt before the draft is loaded.
        desktop.waitFor("counts", () -> !Set.of("–", "0").contains(desktop.label("chosen-tokens").getText()));
        return desktop;
    }

    /// Runs on the window's thread.
    static <T> T on(Callable<T> job) throws Exception {
        FutureTask<T> task = new FutureTask<>(job);
        Platform.runLater(task);
        return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// Waits until a condition holds, looked at on the window's thread after each pulse.
    void waitFor(String what, BooleanSupplier condition) throws Exception {
        CountDownLatch met = new CountDownLatch(1);
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (condition.getAsBoolean()) {
                    stop();
                    met.countDown();
                }
            }
        };
        timer.start();
        if (!met.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            timer.stop();
            throw new AssertionError("Waited in vain for: " + what);
        }
    }

    /// Two pulses: styles, layout and skins are settled.
    void settle() throws Exception {
        int[] pulses = {0};
        waitFor("two pulses", () -> ++pulses[0] > 2);
    }

    void pick(Path file) {
        picker.file = file;
    }

    Scene scene() {
        return stage.getScene();
    }

    /// On the window's thread.
    Node node(String id) {
        Node node = find(id);
        if (node == null) {
            throw new AssertionError("There is no #" + id + ".");
        }
        return node;
    }

    @Nullable
    Node find(String id) {
        return scene().lookup("#" + id);
    }

    Labeled label(String id) {
        return (Labeled) node(id);
    }

    String text(String id) throws Exception {
        return on(() -> label(id).getText());
    }

    /// Presses a button once it can be pressed.
    void press(String id) throws Exception {
        waitFor("#" + id + " can be pressed", () -> find(id) instanceof ButtonBase button && !button.isDisabled());
        on(() -> {
            ((ButtonBase) node(id)).fire();
            return true;
        });
        settle();
    }

    /// Shows a screen by its entry in the rail.
    void go(String screen) throws Exception {
        on(() -> {
            ((ButtonBase) node("nav-" + screen)).fire();
            return true;
        });
        settle();
    }

    void choose(String menu, String item) throws Exception {
        waitFor("#" + menu, () -> find(menu) instanceof MenuButton button && !button.isDisabled());
        on(() -> {
            MenuButton button = (MenuButton) node(menu);
            button.getItems().stream().filter(entry -> item.equals(entry.getId())).findFirst()
                    .map(MenuItem::getOnAction).orElseThrow().handle(new javafx.event.ActionEvent());
            return true;
        });
        settle();
    }

    /// Puts the caret at the end of a text and types, key by key.
    void type(String id, String text) throws Exception {
        on(() -> {
            Node target = node(id);
            target.requestFocus();
            key(target, KeyCode.END, true);
            for (int i = 0; i < text.length(); i++) {
                Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_TYPED, text.substring(i, i + 1), "",
                        KeyCode.UNDEFINED, false, false, false, false));
            }
            return true;
        });
        settle();
    }

    /// Takes out all that was typed into a text.
    void clear(String id) throws Exception {
        on(() -> {
            Node target = node(id);
            target.requestFocus();
            key(target, KeyCode.A, true);
            key(target, KeyCode.X, true);
            return true;
        });
        settle();
    }

    /// Presses a key together with Ctrl, wherever the focus is.
    void ctrl(KeyCode code) throws Exception {
        on(() -> {
            Node focused = scene().getFocusOwner();
            key(focused == null ? scene().getRoot() : focused, code, true);
            return true;
        });
        settle();
    }

    private static void key(Node target, KeyCode code, boolean control) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, control, false,
                false));
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_RELEASED, "", code.getName(), code, false, control, false,
                false));
    }

    @Override
    public void close() {
        FutureTask<Boolean> closing = new FutureTask<>(() -> {
            wiring.close();
            stage.close();
            return true;
        });
        Platform.runLater(closing);
        try {
            closing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("The window did not close.", e);
        }
    }
}
