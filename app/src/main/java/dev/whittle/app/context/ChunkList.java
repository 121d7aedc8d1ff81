package dev.whittle.app.context;

import dev.whittle.prompt.Chunk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The chunks of the open prompt; every change can be taken back.
final class ChunkList {
    private final ReadOnlyObjectWrapper<List<Chunk>> chunks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final Deque<List<Chunk>> before = new ArrayDeque<>();

    ReadOnlyObjectProperty<List<Chunk>> chunksProperty() {
        return chunks.getReadOnlyProperty();
    }

    List<Chunk> get() {
        return chunks.get();
    }

    ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /// Sets all chunks at once, with nothing to undo.
    void restore(List<Chunk> restored) {
        before.clear();
        undoable.set(false);
        chunks.set(List.copyOf(restored));
    }

    void set(List<Chunk> next) {
        if (!next.equals(chunks.get())) {
            before.push(chunks.get());
            undoable.set(true);
            chunks.set(List.copyOf(next));
        }
    }

    /// Adds chunks at the end; an id that is taken gets a number.
    void add(List<Chunk> added) {
        List<Chunk> all = new ArrayList<>(chunks.get());
        Set<String> ids = new HashSet<>(all.stream().map(Chunk::id).toList());
        for (Chunk chunk : added) {
            String id = chunk.id();
            for (int copy = 2; !ids.add(id); copy++) {
                id = chunk.id() + "-" + copy;
            }
            all.add(new Chunk(id, chunk.title(), chunk.text(), chunk.source()));
        }
        set(all);
    }

    void remove(List<Chunk> removed) {
        Set<Chunk> gone = new HashSet<>(removed);
        set(chunks.get().stream().filter(chunk -> !gone.contains(chunk)).toList());
    }

    void undo() {
        if (!before.isEmpty()) {
            chunks.set(before.pop());
            undoable.set(!before.isEmpty());
        }
    }
}
