package dev.whittle.app.context;

import dev.whittle.app.context.ContextFiles.Read;
import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import dev.whittle.document.DocumentException;
import dev.whittle.optimizer.context.Chunking;
import dev.whittle.prompt.Chunk;
import dev.whittle.tokenizer.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Reads files beside the window, several at once, and hands their chunks on together when the last one is done, in the
/// order in which they were chosen. Owned by the window's thread.
final class ReadingWork {
    private static final int MOST_TOLD = 3;
    private final ContextFiles files;
    private final Background background;
    private final Consumer<List<Chunk>> done;
    private final Consumer<? super Throwable> failed;
    private final Consumer<String> told;
    private final ReadOnlyIntegerWrapper left = new ReadOnlyIntegerWrapper();
    private final List<Cancellable> running = new ArrayList<>();

    ReadingWork(ContextFiles files, Background background, Consumer<List<Chunk>> done,
            Consumer<? super Throwable> failed, Consumer<String> told) {
        this.files = files;
        this.background = background;
        this.done = done;
        this.failed = failed;
        this.told = told;
    }

    /// How many are still to be read.
    ReadOnlyIntegerProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    void read(List<Path> paths, Tokenizer tokenizer, Chunking chunking) {
        left.set(left.get() + paths.size());
        Together together = new Together(paths.size());
        for (int at = 0; at < paths.size(); at++) {
            Path path = paths.get(at);
            int place = at;
            running.add(background.compute(() -> files.read(path, tokenizer, chunking),
                    read -> together.read(place, read), cause -> together.failed(place, cause)));
        }
    }

    /// Gives up what is not read yet, with all that was chosen together with it.
    void stop() {
        running.forEach(Cancellable::cancel);
        running.clear();
        left.set(0);
    }

    /// Files that were chosen together.
    private final class Together {
        private final SortedMap<Integer, Read> read = new TreeMap<>();
        private final SortedMap<Integer, Throwable> unread = new TreeMap<>();
        private final int size;

        Together(int size) {
            this.size = size;
        }

        void read(int place, Read one) {
            read.put(place, one);
            ended();
        }

        void failed(int place, Throwable cause) {
            unread.put(place, cause);
            ended();
        }

        private void ended() {
            left.set(left.get() - 1);
            if (left.get() == 0) {
                running.clear();
            }
            if (read.size() + unread.size() < size) {
                return;
            }
            List<Chunk> chunks = new ArrayList<>();
            read.values().forEach(one -> chunks.addAll(one.chunks()));
            done.accept(chunks);
            List<String> notes = read.values().stream().flatMap(one -> one.notes().stream()).toList();
            if (unread.size() == 1) {
                failed.accept(unread.get(unread.firstKey()));
            } else if (!unread.isEmpty()) {
                failed.accept(new DocumentException("%,d of %,d files cannot be read. %s".formatted(unread.size(), size,
                        brief(unread.values().stream().map(cause -> Problem.of(cause).title()).toList()))));
            }
            if (!notes.isEmpty()) {
                told.accept(brief(notes));
            }
        }

        private static String brief(List<String> sentences) {
            String first = String.join(" ", sentences.stream().limit(MOST_TOLD).toList());
            int more = sentences.size() - MOST_TOLD;
            return more <= 0 ? first : "%s %,d more like these.".formatted(first, more);
        }
    }
}
