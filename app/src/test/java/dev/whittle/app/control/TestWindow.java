package dev.whittle.app.control;

import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.fxmisc.richtext.StyledTextArea;

/// A window for tests that press, type and look by node id. Nothing sleeps: every step waits until the
/// screen was laid out twice. What nobody caught on the window's thread fails the test when the window closes.
public final class TestWindow implements AutoCloseable {
    private static final int MOST_SECONDS = 30;

    private final Stage stage;
    private final Robot robot;
    private final List<Throwable> uncaught = new ArrayList<>();

    private TestWindow(Stage stage, Robot robot) {
        this.stage = stage;
        this.robot = robot;
    }

    /// Shows a screen; it is made on the window's thread.
    public static TestWindow show(Callable<? extends Parent> screen, double width, double height) {
        start();
        TestWindow window = onWindow(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            Stage stage = new Stage();
            Parent root = screen.call();
            root.getStylesheets().add(String.valueOf(
                    TestWindow.class.getResource("/dev/whittle/app/shell/whittle.css")));
            stage.setScene(new Scene(root, width, height));
            stage.setX(0);
            stage.setY(0);
            TestWindow made = new TestWindow(stage, new Robot());
            Thread.currentThread().setUncaughtExceptionHandler((_, cause) -> made.uncaught.add(cause));
            stage.show();
            return made;
        });
        pulse();
        return window;
    }

    /// Does something on the window's thread and waits for it.
    public static <T> T onWindow(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        try {
            return task.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /// Does something on the window's thread and waits until it shows.
    public static void does(Runnable action) {
        onWindow(() -> {
            action.run();
            return true;
        });
        pulse();
    }

    public void click(String id) {
        does(() -> {
            Bounds bounds = onScreen(id);
            robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
        });
    }

    /// Types into what has the focus.
    public void type(String text) {
        does(() -> text.chars().forEach(c -> Event.fireEvent(stage.getScene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_TYPED, Character.toString(c), "", KeyCode.UNDEFINED, false, false, false,
                        false))));
    }

    /// Presses keys together, such as Ctrl and Z.
    public void press(KeyCode... keys) {
        does(() -> {
            for (KeyCode key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
        });
    }

    public void focus(String id) {
        does(() -> find(id).requestFocus());
    }

    /// Whether a node is there and can be seen.
    public boolean shows(String id) {
        return onWindow(() -> {
            Node node = stage.getScene().lookup("#" + id);
            boolean shown = node != null;
            for (Node one = node; one != null; one = one.getParent()) {
                shown &= one.isVisible();
            }
            return shown;
        });
    }

    /// The text of a label, a button or a field.
    public String text(String id) {
        return onWindow(() -> switch (find(id)) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            case ComboBoxBase<?> combo -> String.valueOf(combo.getValue());
            case StyledTextArea<?, ?> area -> area.getText();
            case Node other -> throw new AssertionError("No text: " + other);
        });
    }

    /// The node with an id.
    public Node find(String id) {
        Node found = stage.getScene().lookup("#" + id);
        if (found == null) {
            throw new AssertionError("There is no #" + id);
        }
        return found;
    }

    /// Controls a person can use that no test and no screen reader could name.
    public List<String> nameless() {
        return onWindow(() -> {
            List<String> found = new ArrayList<>();
            collect(stage.getScene().getRoot(), found);
            return found;
        });
    }

    private static void collect(Node node, List<String> found) {
        boolean used = node instanceof ButtonBase || node instanceof TextInputControl || node instanceof ComboBoxBase
                || node instanceof TableView || node instanceof Spinner;
        if (used) {
            boolean named = node instanceof Labeled labeled && labeled.getText() != null
                    && !labeled.getText().isBlank();
            if (node.getId() == null || node.getId().isBlank()) {
                found.add("no id: " + node);
            }
            if (!named && node.getAccessibleText() == null) {
                found.add("no name: " + node);
            }
        }
        // What a control is made of is its own affair.
        if (node instanceof Parent parent && !(used && node instanceof Control)) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private Bounds onScreen(String id) {
        Node node = find(id);
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout(); // what was just built has no place before the next frame
        return node.localToScreen(node.getBoundsInLocal());
    }

    @Override
    public void close() {
        List<Throwable> failures = onWindow(() -> {
            stage.close();
            Thread.currentThread().setUncaughtExceptionHandler(null);
            return List.copyOf(uncaught);
        });
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " uncaught on the window's thread", failures.getFirst());
        }
    }

    private static void start() {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            started.await();
        } catch (IllegalStateException _) {
            // Another test has started it.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        Platform.setImplicitExit(false);
    }

    // Two layout passes: after the first, skins are there; after the second, they have their place.
    private static void pulse() {
        for (int i = 0; i < 2; i++) {
            CountDownLatch next = new CountDownLatch(1);
            onWindow(() -> {
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        stop();
                        next.countDown();
                    }
                }.start();
                return true;
            });
            try {
                if (!next.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("The window does not draw.");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
