package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DecodedText;
import dev.whittle.document.Document;
import dev.whittle.document.Document.Layout;
import dev.whittle.document.Document.Section;
import dev.whittle.document.DocumentException;
import dev.whittle.document.DocumentReader;
import dev.whittle.document.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON and JSON lines, without the blanks between: the elements of a list as records, the parts of an object under their
/// names, one line each.
public final class JsonReader implements DocumentReader {
    private static final int DEEPEST = 200;
    private static final ObjectReader JSON = JsonMapper
            .builder(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST).maxStringLength(Integer.MAX_VALUE).build()).build())
            // digit for digit, and no part lost
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build().readerFor(JsonNode.class);

    @Override
    public String id() {
        return "json";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("json", "jsonl", "ndjson", "geojson", "ipynb", "har");
    }

    @Override
    public Document read(Path file, Limits limits) throws DocumentException, InterruptedException {
        var bounded = new BoundedFile(file, limits);
        DecodedText decoded = DeclaredText.of(bounded);
        List<JsonNode> values = new ArrayList<>();
        try (MappingIterator<JsonNode> each = JSON.readValues(decoded.text())) {
            each.forEachRemaining(values::add);
        } catch (JacksonException e) {
            throw refused(bounded, e);
        }
        List<Section> sections = values.size() == 1 ? sections(values.getFirst()) : records(values);
        if (sections.isEmpty()) {
            throw bounded.empty();
        }
        return new Document(bounded.name(), sections, Layout.MARKDOWN, decoded.note());
    }

    private static List<Section> sections(JsonNode value) {
        if (value.isArray()) {
            return records(value.values());
        }
        if (!value.isObject()) {
            String text = value.asString();
            return text.isBlank() ? List.of() : List.of(new Section("", text.replace("\r", "")));
        }
        List<Section> sections = new ArrayList<>();
        value.properties().forEach(part -> {
            String title = part.getKey().strip().replaceAll("\\s+", " ");
            if (part.getValue().isArray() && part.getValue().values().stream().anyMatch(JsonNode::isContainer)) {
                records(part.getValue().values())
                        .forEach(one -> sections.add(new Section(title + " > " + one.title(), one.text())));
            } else {
                String text = part.getValue().isString() ? part.getValue().stringValue() : part.getValue().toString();
                if (!text.isBlank()) {
                    sections.add(new Section(title, text.replace("\r\n", "\n").replace('\r', '\n')));
                }
            }
        });
        return sections;
    }

    private static List<Section> records(Iterable<JsonNode> values) {
        Batches batches = new Batches("");
        values.forEach(value -> batches.add(value.toString()));
        return batches.sections();
    }

    private static DocumentException refused(BoundedFile file, JacksonException cause) {
        String said = String.valueOf(cause.getOriginalMessage());
        if (said.contains("nesting depth")) {
            return new DocumentException("\"%s\" is nested deeper than %d levels; open a part of it instead."
                    .formatted(file.name(), DEEPEST), cause);
        }
        var place = cause.getLocation();
        return new DocumentException(
                "\"%s\" %s at line %d, column %d; mend it and open it again.".formatted(file.name(),
                        said.contains("Duplicate") ? "names the same part twice" : "is not valid JSON",
                        place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr()),
                cause);
    }
}
