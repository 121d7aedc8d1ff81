package dev.whittle.optimizer.context;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Vectors in a file, so that training again does not embed again. Not thread-safe.
public final class FileVectors implements VectorCache {
    private final Path file;
    private final Map<String, List<float[]>> kept = new HashMap<>();

    public FileVectors(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        if (Files.exists(file)) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                while (true) {
                    String key = in.readUTF();
                    List<float[]> vectors = new ArrayList<>();
                    for (int count = in.readInt(); count > 0; count--) {
                        float[] vector = new float[in.readInt()];
                        for (int at = 0; at < vector.length; at++) {
                            vector[at] = in.readFloat();
                        }
                        vectors.add(vector);
                    }
                    kept.put(key, vectors);
                }
            } catch (EOFException e) {
                // the end, or a training that was stopped while writing: what follows is made again
            }
        }
    }

    @Override
    public @Nullable List<float[]> get(String key) {
        return kept.get(key);
    }

    @Override
    public void put(String key, List<float[]> vectors) {
        kept.put(key, vectors);
        try (DataOutputStream out = new DataOutputStream(new java.io.BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)))) {
            out.writeUTF(key);
            out.writeInt(vectors.size());
            for (float[] vector : vectors) {
                out.writeInt(vector.length);
                for (float value : vector) {
                    out.writeFloat(value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
