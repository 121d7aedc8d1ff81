package dev.whittle.app.workspace;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Embeddings by the hash of what was embedded, so that nothing is embedded twice, by whichever program. Only a cache: the
/// oldest go when there are too many.
public final class Vectors {
    private static final long MOST_BYTES = 256L << 20;
    private final Database database;
    private final long mostBytes;

    Vectors(Database database) {
        this(database, MOST_BYTES);
    }

    Vectors(Database database, long mostBytes) {
        this.database = database;
        this.mostBytes = mostBytes;
    }

    /// The vectors kept under a key of 64 hexadecimal digits.
    public Optional<List<float[]>> get(String key) throws WorkspaceException {
        return database.read(handle -> handle.select("SELECT body FROM vector WHERE key = ?", bytes(key))
                .mapTo(byte[].class).findOne().map(Vectors::read));
    }

    /// Keeps vectors by their keys, all or none; those of one key have equal lengths.
    public void put(Map<String, List<float[]>> vectors) throws WorkspaceException {
        database.write(handle -> {
            PreparedBatch batch = handle.prepareBatch("INSERT INTO vector (key, size, body) VALUES (?, ?, ?)"
                    + " ON CONFLICT (key) DO NOTHING");
            vectors.forEach((key, list) -> {
                byte[] body = write(list);
                batch.add(bytes(key), body.length, body);
            });
            batch.execute();
            forgetOldest(handle);
            return true;
        });
    }

    private void forgetOldest(Handle handle) {
        handle.execute("""
                DELETE FROM vector WHERE id IN (
                  SELECT id FROM (SELECT id, sum(size) OVER (ORDER BY id DESC) AS newer FROM vector) WHERE newer > ?)
                """, mostBytes);
    }

    private static byte[] bytes(String key) {
        return HexFormat.of().parseHex(key);
    }

    // Two bytes a number: its sign, five bits of exponent, ten of fraction (IEEE 754 binary16).
    private static byte[] write(List<float[]> vectors) {
        int dimensions = vectors.isEmpty() ? 0 : vectors.getFirst().length;
        ByteBuffer body = ByteBuffer.allocate(4 + 2 * vectors.size() * dimensions).putInt(dimensions);
        for (float[] vector : vectors) {
            for (float value : vector) {
                body.putShort(Float.floatToFloat16(value));
            }
        }
        return body.array();
    }

    private static List<float[]> read(byte[] bytes) {
        ByteBuffer body = ByteBuffer.wrap(bytes);
        int dimensions = body.getInt();
        List<float[]> vectors = new ArrayList<>();
        while (dimensions > 0 && body.remaining() >= 2 * dimensions) {
            float[] vector = new float[dimensions];
            for (int at = 0; at < dimensions; at++) {
                vector[at] = Float.float16ToFloat(body.getShort());
            }
            vectors.add(vector);
        }
        return vectors;
    }
}
