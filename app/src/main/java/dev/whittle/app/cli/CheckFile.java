package dev.whittle.app.cli;

import dev.whittle.document.DocumentException;
import dev.whittle.format.DataFormat;
import dev.whittle.format.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the checks all cases share.
final class CheckFile {
    private CheckFile() {}

    /// @throws FormatException if the file is neither JSON nor of a known notation
    static JsonNode read(Path file, List<DataFormat> notations) throws IOException, DocumentException, FormatException {
        TextInput.requireFile(file);
        String text = TextInput.pipe(file);
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (DataFormat notation : notations) {
            if (notation.extensions().contains(ending)) {
                return JsonMapper.shared().readTree(notation.toJson(text));
            }
        }
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new FormatException(
                    "%s is not JSON; write [{\"type\": \"contains\", \"value\": \"refund\"}].".formatted(name), e);
        }
    }
}
