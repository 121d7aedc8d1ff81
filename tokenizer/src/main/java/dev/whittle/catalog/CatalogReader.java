package dev.whittle.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a catalog file (its shape is in `catalog.schema.json`) and checks all of it: whatever is
/// missing, unknown, doubled or absurd is one `IllegalArgumentException` with one sentence.
final class CatalogReader {
    private static final String FILE = "The catalog";
    private static final int MOST_BYTES = 32 << 20;
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CatalogReader() {}

    static Catalog bundled() {
        return Bundled.CATALOG;
    }

    private static final class Bundled {
        static final Catalog CATALOG = load();

        private static Catalog load() {
            try (InputStream in = CatalogReader.class.getResourceAsStream("catalog.json")) {
                if (in == null) {
                    throw new IllegalStateException("The bundled catalog is missing from the jar.");
                }
                return read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Catalog read(InputStream in) throws IOException {
        Fields root = Fields.of(parse(bytes(in, FILE), FILE), FILE);
        root.count("schemaVersion", 1, 1);
        require(root, "currency", "USD");
        require(root, "unit", "per_1M_tokens");
        List<Catalog.Source> sources = new ArrayList<>();
        for (Fields source : root.objects("sources")) {
            sources.add(source(source));
        }
        List<Model> models = new ArrayList<>();
        for (Fields model : root.objects("models")) {
            models.add(ModelReader.read(model, FILE, null));
        }
        refuseSharedNames(models, FILE);
        Catalog catalog = new Catalog(root.text("catalogId"), root.date("asOf"), sources, models);
        root.done();
        return catalog;
    }

    /// How messages call a model of a file.
    static String named(String file, String key) {
        return "%s's model %s".formatted(file, key);
    }

    /// The content of a stream; more than 32 MiB is refused.
    static byte[] bytes(InputStream in, String file) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("%s is larger than 32 MB, which no list of prices is.".formatted(file));
        }
        return bytes;
    }

    /// The JSON of a file; doubled fields are refused.
    static JsonNode parse(byte[] bytes, String file) {
        try {
            return STRICT.readTree(bytes);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("%s is not readable as JSON%s: %s."
                    .formatted(file, JsonFault.place(e), JsonFault.reason(e)), e);
        }
    }

    /// Within one provider a name leads to one model; across providers the same name may be
    /// offered twice.
    static void refuseSharedNames(List<Model> models, String file) {
        Map<String, Model> keys = new HashMap<>();
        Map<String, Model> names = new HashMap<>();
        for (Model model : models) {
            if (keys.putIfAbsent(model.key(), model) != null) {
                throw new IllegalArgumentException("%s stands in it twice.".formatted(named(file, model.key())));
            }
        }
        for (Model model : models) {
            List<String> own = new ArrayList<>(model.aliases());
            own.add(model.modelId());
            for (String name : own) {
                Model other = names.putIfAbsent(model.provider() + "/" + name, model);
                if (other != null) {
                    throw new IllegalArgumentException("%s has a wrong \"aliases\": %s is also a name of %s."
                            .formatted(named(file, model.key()), name, other.key()));
                }
            }
        }
    }

    private static Catalog.Source source(Fields fields) {
        Catalog.Source source = new Catalog.Source(
                fields.text("id"),
                fields.text("title"),
                fields.text("url"),
                fields.text("licence"),
                fields.date("readOn"),
                fields.text("note"));
        fields.done();
        return source;
    }

    private static void require(Fields root, String field, String value) {
        if (!root.text(field).equals(value)) {
            throw root.wrong(field, "it needs \"%s\"".formatted(value));
        }
    }
}
