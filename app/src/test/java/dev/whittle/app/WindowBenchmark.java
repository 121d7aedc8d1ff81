package dev.whittle.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;

/// Pastes long texts into the real window, types into them through the robot, and prints how long the
/// window stood still and how long a key took to reach the ladder. `app/docs/benchmarks.md` has the command.
final class WindowBenchmark {
    private static final int KEYS = Integer.getInteger("whittle.keys", 300);
    private static final int WARM = 60;
    // The name of the one row to measure; all of them if empty.
    private static final String ONLY = System.getProperty("whittle.row", "");

    private WindowBenchmark() {}

    /// What is pasted. `#` stands for a line of prose in the form below.
    private record Text(String name, String text) {
        static Text prose(int megabytes) {
            String line = "When a file stays on \"waiting to upload\" for more than ten minutes, look at the network first. ";
            Random random = new Random(1);
            StringBuilder text = new StringBuilder();
            while (text.length() < megabytes * 1_000_000) {
                text.append(line, 0, 60 + random.nextInt(line.length() - 60)).append(random.nextInt(1_000))
                        .append('\n');
            }
            return new Text(megabytes + " MB of prose", text.toString());
        }

        static Text line(int megabytes) {
            return new Text(megabytes + " MB in one line", prose(megabytes).text().replace('\n', ' '));
        }
    }

    public static void main(String[] args) throws Exception {
        Desktop.start();
        System.out.println("| text | pasted to counted | stood still | busy | key to ladder: median | p99 | longest "
                + "| its thread's processor a key | between frames while typing: p99 | longest |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        List<Text> texts = List.of(new Text("a line", "Hello."), Text.prose(1), Text.prose(5), Text.line(1),
                Text.line(5), new Text("100 KB of one letter", "a".repeat(100_000)));
        for (Text text : texts) {
            if (ONLY.isEmpty() || text.name().equals(ONLY)) {
                measure(text);
            }
        }
        System.exit(0);
    }

    private static void measure(Text text) throws Exception {
        Path home = Files.createTempDirectory("whittle-bench");
        try (Desktop window = Desktop.open(new Home(home))) {
            window.press("new-prompt");
            window.waitFor("the counts of the empty prompt",
                    () -> window.label("chosen-tokens").getText().equals("0"));
            Frames frames = Desktop.on(Frames::new);
            double counted = paste(window, text.text());
            window.settle();
            Thread.sleep(3_000);
            double still = frames.longest();
            double busy = frames.busiest();
            double before = Desktop.on(WindowBenchmark::processor);
            double[] latencies = type(window, frames);
            double processor = (Desktop.on(WindowBenchmark::processor) - before) / (WARM + KEYS);
            System.out.printf("| %s | %.0f | %.0f | %.0f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n", text.name(),
                    counted, still, busy, at(latencies, 0.5), at(latencies, 0.99), at(latencies, 1), processor,
                    frames.at(0.99),
                    frames.longest());
            Desktop.on(() -> {
                frames.stop();
                return true;
            });
        }
    }

    private static double paste(Desktop window, String text) throws Exception {
        long start = System.nanoTime();
        Desktop.on(() -> {
            window.node("message-1-text").requestFocus();
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            return Clipboard.getSystemClipboard().setContent(content);
        });
        String before = window.text("chosen-tokens");
        window.ctrl(KeyCode.V);
        window.waitFor("the counts of what was pasted", () -> !window.label("chosen-tokens").getText().equals(before));
        return (System.nanoTime() - start) / 1e6;
    }

    // A digit, a comma, a digit, ...: each is a token of its own, so that each key changes the figures.
    private static double[] type(Desktop window, Frames frames) throws Exception {
        Robot robot = Desktop.on(Robot::new);
        Random random = new Random(2);
        double[] latencies = new double[KEYS];
        for (int i = -WARM; i < KEYS; i++) {
            if (i == 0) {
                frames.clear();
            }
            KeyCode key = i % 2 == 0 ? KeyCode.DIGIT1 : KeyCode.COMMA;
            double latency = press(window, robot, key);
            if (i >= 0) {
                latencies[i] = latency;
            }
            Thread.sleep(40 + random.nextInt(40)); // a quick typist, at no fixed place within a frame
        }
        Arrays.sort(latencies);
        return latencies;
    }

    private static double press(Desktop window, Robot robot, KeyCode key) throws Exception {
        CountDownLatch painted = new CountDownLatch(1);
        long[] times = new long[2];
        Desktop.on(() -> {
            Labeled figure = window.label("chosen-tokens");
            String before = figure.getText();
            Runnable[] afterLayout = new Runnable[1];
            afterLayout[0] = () -> {
                if (times[1] == 0 && !figure.getText().equals(before)) {
                    times[1] = System.nanoTime();
                    Platform.runLater(() -> window.scene().removePostLayoutPulseListener(afterLayout[0]));
                    painted.countDown();
                }
            };
            window.scene().addPostLayoutPulseListener(afterLayout[0]);
            times[0] = System.nanoTime();
            robot.keyPress(key);
            robot.keyRelease(key);
            return true;
        });
        if (!painted.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("A key never reached the ladder.");
        }
        return (times[1] - times[0]) / 1e6;
    }

    private static double processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    /// The times between frames, in milliseconds; owned by the window's thread but for the reading.
    private static final class Frames extends AnimationTimer {
        private double[] gaps = new double[0];
        private int count;
        private long last;
        private double lastProcessor;
        private double busiest;

        Frames() {
            clear();
            start();
        }

        synchronized void clear() {
            gaps = new double[1 << 16];
            count = 0;
        }

        @Override
        public synchronized void handle(long scheduled) {
            long now = System.nanoTime();
            if (last != 0 && count < gaps.length) {
                gaps[count++] = (now - last) / 1e6;
                busiest = Math.max(busiest, processor() - lastProcessor);
            }
            lastProcessor = processor();
            last = now;
        }

        synchronized double at(double share) {
            double[] sorted = Arrays.copyOf(gaps, count);
            Arrays.sort(sorted);
            return WindowBenchmark.at(sorted, share);
        }

        /// The most its thread worked between two frames.
        synchronized double busiest() {
            return busiest;
        }

        double longest() {
            return at(1);
        }
    }
}
