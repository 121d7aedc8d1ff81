package dev.whittle.app.cli;

import dev.whittle.document.DocumentException;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads a JSON Schema, which is sent along as it is.
final class SchemaFile {
    private SchemaFile() {}

    /// @throws IllegalArgumentException if it is no JSON object; the message is one sentence
    static String read(Path file) throws IOException, DocumentException {
        TextInput.requireFile(file);
        String text = TextInput.pipe(file);
        try {
            if (JsonMapper.shared().readTree(text).isObject()) {
                return text;
            }
        } catch (JacksonException _) {
            // said below, without Jackson's view of it
        }
        throw new IllegalArgumentException("%s holds no JSON Schema: it must be one JSON object.".formatted(file));
    }
}
