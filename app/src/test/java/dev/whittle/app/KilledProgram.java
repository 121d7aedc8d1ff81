package dev.whittle.app;

import dev.whittle.app.Sign.Edited;
import dev.whittle.app.Sign.Kind;
import dev.whittle.app.context.ContextRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/// The real window in a Java of its own: types, edits the context, saves versions and runs, in an order drawn by lot,
/// and says what the window said of it, until it is killed.
final class KilledProgram {
    private static final String SYSTEM = "message-0-text";
    private static final String CHUNKS = "chunks-table";
    private static final Pattern VERSION = Pattern.compile("Saved as version (\\d+) of .+\\.");
    private static final Pattern ANSWERS = Pattern.compile("(\\d+) of \\d+ (?:done|answered)\\b.*");
    private static final int FEWEST_CHUNKS = 8;
    private static final int MOST_CHUNKS = 20;

    private final Desktop window;
    private final int round;
    private final Path cases;
    private final Random random;
    private Edited edited;
    private int words;
    private int runs;
    private int answers;
    private boolean resumed;
    private boolean chosen;
    private String version = "";
    private @Nullable Labeled progress;

    private KilledProgram(Desktop window, int round, Path cases, long seed) throws Exception {
        this.window = window;
        this.round = round;
        this.cases = cases;
        random = new Random(seed);
        window.go("context");
        window.waitFor("chunks", () -> !rows().isEmpty());
        String question = Desktop.on(() -> ((TextField) window.node("question")).getText());
        List<String> chunks = Desktop.on(() -> hashes(rows().stream().map(row -> row.chunk().text())));
        window.go("prompt");
        edited = new Edited(Desktop.on(() -> ((CodeArea) window.node(SYSTEM)).getText()), question, chunks);
        say(Kind.SHOWN, 0);
    }

    /// @param arguments home folder, number of this start, file of cases, seed
    public static void main(String[] arguments) {
        try {
            Desktop.start();
            new KilledProgram(Desktop.open(new Home(Path.of(arguments[0]))), Integer.parseInt(arguments[1]),
                    Path.of(arguments[2]), Long.parseLong(arguments[3])).work();
        } catch (Exception | AssertionError e) {
            // The window's thread would go on without it.
            e.printStackTrace();
            Thread.getAllStackTraces().forEach((thread, stack) -> System.err.println(thread + " " + List.of(stack)));
            Runtime.getRuntime().halt(1);
        }
    }

    static List<String> hashes(Stream<String> texts) {
        return texts.map(text -> Integer.toHexString(text.hashCode())).sorted().toList();
    }

    private void work() throws Exception {
        edit(system(""), () -> window.clear(SYSTEM));
        type();
        while (true) {
            switch (random.nextInt(16)) {
                case 0, 1 -> saveVersion();
                case 2 -> runSideBySide();
                case 3 -> runOnCases();
                case 4 -> addChunk();
                case 5 -> removeChunk();
                case 6, 7 -> ask();
                default -> type();
            }
            lookAtRun();
        }
    }

    private interface Step {
        void go() throws Exception;
    }

    private void edit(Edited next, Step step) throws Exception {
        edited = next;
        say(Kind.TYPES, 0);
        step.go();
        say(Kind.TYPED, 0);
    }

    private void say(Kind kind, int number) {
        new Sign(kind, System.nanoTime(), edited, number, runs).say();
    }

    private Edited system(String text) {
        return new Edited(text, edited.question(), edited.chunks());
    }

    private String word() {
        return "#%d.%d".formatted(round, ++words);
    }

    private void type() throws Exception {
        window.go("prompt");
        String word = word() + " ";
        edit(system(edited.system() + word), () -> window.type(SYSTEM, word));
    }

    private void ask() throws Exception {
        window.go("context");
        boolean anew = edited.question().length() > 100;
        if (anew) {
            edit(new Edited(edited.system(), "", edited.chunks()), () -> window.clear("question"));
        }
        String word = word();
        edit(new Edited(edited.system(), edited.question() + word, edited.chunks()),
                () -> window.type("question", word));
    }

    private void addChunk() throws Exception {
        if (edited.chunks().size() < MOST_CHUNKS) {
            window.go("context");
            String text = "Refund %s is paid.".formatted(word());
            Desktop.on(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
            List<String> next = Stream.concat(edited.chunks().stream(), hashes(Stream.of(text)).stream()).sorted()
                    .toList();
            edit(new Edited(edited.system(), edited.question(), next), () -> {
                window.press("paste-chunk");
                waitForChunks(next);
            });
        }
    }

    private void removeChunk() throws Exception {
        if (edited.chunks().size() > FEWEST_CHUNKS) {
            window.go("context");
            waitForChunks(edited.chunks());
            List<String> next = Desktop.on(() -> {
                ((TableView<?>) window.node(CHUNKS)).getSelectionModel().clearAndSelect(0);
                return hashes(rows().stream().skip(1).map(row -> row.chunk().text()));
            });
            edit(new Edited(edited.system(), edited.question(), next), () -> {
                window.press("remove-chunks");
                waitForChunks(next);
            });
        }
    }

    private void waitForChunks(List<String> expected) throws Exception {
        window.waitFor("chunks " + expected,
                () -> hashes(rows().stream().map(row -> row.chunk().text())).equals(expected));
    }

    private List<ContextRow> rows() {
        return window.find(CHUNKS) instanceof TableView<?> table
                ? table.getItems().stream().map(ContextRow.class::cast).toList()
                : List.of();
    }

    private void saveVersion() throws Exception {
        if (edited.system().equals(version)) {
            type(); // what is a version already would be said to be that one
        }
        version = edited.system();
        String before = shown("problem-text");
        window.ctrl(KeyCode.S);
        window.waitFor("a version", () -> !label("problem-text").equals(before)
                && VERSION.matcher(label("problem-text")).matches());
        Matcher said = VERSION.matcher(shown("problem-text"));
        if (said.matches()) {
            say(Kind.VERSION, Integer.parseInt(said.group(1)));
        }
    }

    private String shown(String id) throws Exception {
        return Desktop.on(() -> label(id));
    }

    private String label(String id) {
        return window.find(id) instanceof Labeled found ? found.getText() : "";
    }

    private void runSideBySide() throws Exception {
        if (resumed) {
            return; // the columns of a resumed run have its prompts
        }
        compare("compare-mode-columns");
        Node before = Desktop.on(() -> window.find("compare-saved-text"));
        window.press("compare-run");
        window.waitFor("a saved experiment", () -> !Objects.equals(window.find("compare-saved-text"), before)
                && label("compare-saved-text").startsWith("Saved as"));
        say(Kind.EXPERIMENT, 0);
    }

    private void runOnCases() throws Exception {
        lookAtRun();
        compare("compare-mode-cases");
        if (runs == 0 && !resumed && random.nextBoolean() && Desktop.on(() -> window.find("matrix-resume") != null
                && window.node("matrix-resume").isVisible())) {
            resumed = true;
            window.press("matrix-resume");
        } else if (Desktop.on(() -> window.node("matrix-stop").isDisabled())) {
            if (label("matrix-cases").startsWith("No cases")) {
                window.pick(cases);
                window.press("matrix-open");
            }
            window.press("matrix-run");
            runs++;
            answers = 0;
        }
        window.waitFor("progress", () -> !label("matrix-progress").isEmpty());
        progress = window.label("matrix-progress");
    }

    private void compare(String mode) throws Exception {
        window.go("compare");
        if (!chosen) {
            choose("compare-mode-columns");
            chooseModels();
        }
        choose(mode);
    }

    private void choose(String mode) throws Exception {
        if (!Desktop.on(() -> ((ToggleButton) window.node(mode)).isSelected())) {
            window.press(mode);
        }
    }

    private void chooseModels() throws Exception {
        chosen = true;
        for (String model : List.of("column-a-model", "column-b-model")) {
            if (Desktop.on(() -> window.find(model) instanceof TextField field && field.getText().isEmpty())) {
                window.type(model, "echo-of-" + model);
            }
        }
    }

    private void lookAtRun() throws Exception {
        Labeled line = progress;
        if (line != null) {
            Matcher said = ANSWERS.matcher(Desktop.on(line::getText).replace(",", ""));
            if (said.lookingAt() && Integer.parseInt(said.group(1)) > answers) {
                answers = Integer.parseInt(said.group(1));
                say(Kind.ANSWERS, answers);
            }
        }
    }
}
