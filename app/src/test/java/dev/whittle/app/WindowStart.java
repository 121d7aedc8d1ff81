package dev.whittle.app;

import java.time.Duration;
import java.time.Instant;
import javafx.application.Platform;
import javafx.stage.Window;

/// The real window, which says how many milliseconds after the start of its process it was painted, and ends.
final class WindowStart {
    private WindowStart() {}

    public static void main(String[] args) {
        Thread.ofPlatform().daemon().start(WindowStart::watch);
        dev.whittle.app.Window.open(Home.current());
    }

    private static void watch() {
        while (Window.getWindows().isEmpty()) {
            Thread.onSpinWait();
        }
        int[] pulses = {0};
        Platform.runLater(() -> Window.getWindows().getFirst().getScene().addPostLayoutPulseListener(() -> {
            if (++pulses[0] == 2) { // the first was handed to the renderer
                Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
                System.out.println(Duration.between(start, Instant.now()).toMillis());
                System.out.flush();
                Runtime.getRuntime().halt(0);
            }
            Platform.requestNextPulse();
        }));
        Platform.runLater(Platform::requestNextPulse);
    }
}
