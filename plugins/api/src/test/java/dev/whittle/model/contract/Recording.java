package dev.whittle.model.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// One recorded answer of a vendor (shared/data/replies).
///
/// @param name the file it stands in
/// @param uri what was asked
/// @param stream whether the body is an event stream
public record Recording(String name, String uri, int status, boolean stream, String body) {
    /// Those whose address is wanted; the test is skipped where the recordings are missing.
    public static List<Recording> of(Predicate<String> wanted) throws IOException {
        Path folder = Path.of(System.getProperty("whittle.shared", ""), "data", "replies");
        assumeTrue(Files.isDirectory(folder), "The recorded replies are not here: " + folder);
        List<Recording> recordings = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
                for (JsonNode interaction : YAMLMapper.shared().readTree(file.toFile()).path("interactions")) {
                    String uri = interaction.at("/request/uri").asString("");
                    if (wanted.test(uri)) {
                        String body = body(interaction.path("response"));
                        recordings.add(new Recording(file.getFileName().toString(), uri,
                                interaction.at("/response/status/code").asInt(),
                                !body.stripLeading().matches("(?s)[{\\[].*"),
                                body));
                    }
                }
            }
        }
        return recordings;
    }

    private static String body(JsonNode response) throws IOException {
        JsonNode recorded = response.at("/body/string");
        if (recorded.isMissingNode()) {
            return response.path("parsed_body").toString();
        }
        if (recorded.isString()) {
            return recorded.asString();
        }
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(recorded.binaryValue()))) {
            return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
