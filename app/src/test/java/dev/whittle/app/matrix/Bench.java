package dev.whittle.app.matrix;

import dev.whittle.app.compare.CompareMode;
import dev.whittle.app.compare.Desk;
import dev.whittle.app.compare.Engine;
import dev.whittle.app.workspace.Workspace;
import dev.whittle.app.workspace.WorkspaceException;
import dev.whittle.model.Reply;
import dev.whittle.tokenizer.Tokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.List;

/// Compare on cases without a window: the desk's scripted models, a workspace file in a folder. One call at a time,
/// so that what is sent is sent in order.
final class Bench implements AutoCloseable {
    final Desk desk;
    final Workspace workspace;
    final MatrixViewModel matrix;
    private final Path folder;

    Bench(Desk desk, Path folder) {
        this.desk = desk;
        this.folder = folder;
        // Each thing that is kept is a little later than the one before.
        AtomicLong later = new AtomicLong();
        try {
            workspace = Workspace.open(folder.resolve("w.sqlite"),
                    () -> Desk.NOW.plusMillis(later.incrementAndGet()));
        } catch (WorkspaceException e) {
            throw new AssertionError(e);
        }
        Engine engine = new Engine(() -> Desk.CATALOG, InstantSource.fixed(Desk.NOW), desk.background);
        matrix = new MatrixViewModel(desk.compare, new CaseFiles(List.of(), List.of()),
                new Preparation(engine, Tokenizers::get, null), workspace::matrices, desk.background, cause -> {
                    throw new AssertionError(cause);
                });
        matrix.setup().limits().concurrencyProperty().set("1");
        desk.compare.modeProperty().set(CompareMode.CASES);
        desk.background.runAll();
    }

    /// Two columns on the local server, with models `one` and `two` that answer with the name they are asked for.
    static Bench local(Path folder) {
        Desk desk = Desk.local();
        for (String model : List.of("one", "two")) {
            desk.scripts.put(model, (request, _) -> Desk.reply(request.messages().getFirst().text()));
        }
        return new Bench(desk, folder);
    }

    /// Opens a file with this content and waits until the forecast is there.
    void open(String name, String content) {
        try {
            matrix.setup().open(Files.writeString(folder.resolve(name), content));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        settle();
    }

    /// Lets everything happen that was asked for.
    void settle() {
        desk.background.runAll();
        desk.background.elapse();
        desk.background.runAll();
    }

    void run() {
        matrix.run();
        settle();
    }

    String forecast() {
        return matrix.setup().forecastProperty().get().text();
    }

    /// An answer nobody pays for and nothing keeps.
    static Reply echo(String text) {
        return new Reply(text, Reply.Finish.STOP, null, "echo", Duration.ofMillis(1), Duration.ofMillis(2), 1,
                Reply.Origin.ECHO);
    }

    @Override
    public void close() {
        workspace.close();
    }
}
