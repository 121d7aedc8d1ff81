package dev.whittle.formats;

import dev.whittle.format.FormatException;
import dev.whittle.format.Template;
import dev.whittle.format.TemplateFormat;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A format that is only read.
abstract class ImportFormat implements TemplateFormat {
    private static final int MOST = 100_000;

    @Override
    public boolean readOnly() {
        return true;
    }

    @Override
    public String write(Template template) throws FormatException {
        throw new FormatException("%s is only read; choose another format to write.".formatted(displayName()));
    }

    @Override
    public Template read(String content) throws FormatException {
        return readAll(content).getFirst();
    }

    @Override
    public abstract List<Template> readAll(String content) throws FormatException;

    /// The JSON value of each line that is not blank.
    static List<JsonNode> lines(String content) throws FormatException {
        List<JsonNode> values = new ArrayList<>();
        int line = 0;
        for (String text : FileText.normal(content).split("\n", -1)) {
            if (!text.isBlank()) {
                if (values.size() == MOST) {
                    throw new FormatException("There are more than %,d lines; split the file.".formatted(MOST));
                }
                values.add(Json.read(text, line));
            }
            line++;
        }
        return values;
    }

    static JsonNode firstLine(String content) {
        int end = content.indexOf('\n');
        return Json.orMissing(end < 0 ? content : content.substring(0, end));
    }
}
