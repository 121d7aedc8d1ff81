package dev.whittle.optimizer.experiment.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;

/// Reads a data file of this package.
final class Resource {
    private Resource() {}

    static <T> T read(String file, Class<T> type) {
        try (InputStream in = Resource.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The program is incomplete: its file %s is missing. Install it anew.".formatted(file));
            }
            return JsonMapper.shared().readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("The program's file %s cannot be read. Install it anew.".formatted(file), e);
        }
    }
}
