package dev.whittle.offline;

import dev.whittle.model.ModelException;
import dev.whittle.model.ModelException.Kind;
import dev.whittle.model.ModelRequest;
import dev.whittle.model.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A folder of recorded replies, one file each, named by the hash of the request.
record Recordings(Path folder) {
    private static final long LARGEST = 64 << 20;
    private static final int MOST_LISTED = 10_000;

    void keep(ModelRequest request, Reply reply) throws IOException {
        Files.createDirectories(folder);
        byte[] json = JsonMapper.shared().writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(RecordingJson.write(request, reply));
        Path fresh = Files.createTempFile(folder, "new-", ".tmp");
        try {
            Files.write(fresh, json);
            Files.move(fresh, file(request), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    Reply find(ModelRequest request) throws ModelException {
        Path file = file(request);
        try {
            return RecordingJson.read(json(file));
        } catch (NoSuchFileException e) {
            throw new ModelException(Kind.REFUSED,
                    "No reply to this request on %s is recorded in %s: run it once with --record, with the same prompt and parameters."
                            .formatted(request.model(), folder),
                    "", e);
        } catch (IOException e) {
            throw new ModelException(Kind.UNREACHABLE,
                    "The recording %s cannot be read: check its permissions.".formatted(file), "", e);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ModelException(Kind.MALFORMED,
                    "The recording %s is damaged: delete it, and record the reply again.".formatted(file), "", e);
        }
    }

    /// The models there are replies of, sorted.
    List<String> models() throws ModelException {
        try (Stream<Path> files = Files.list(folder)) {
            TreeSet<String> models = new TreeSet<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).limit(MOST_LISTED).toList()) {
                try {
                    models.add(RecordingJson.model(json(file)));
                } catch (JacksonException | IllegalArgumentException _) {
                    // another kind of file, or a damaged one: that is said when it is asked for
                }
            }
            return List.copyOf(models);
        } catch (IOException e) {
            throw new ModelException(Kind.UNREACHABLE,
                    "There is no folder %s that can be read: record replies with whittle compare --record, or enter another folder."
                            .formatted(folder),
                    "", e);
        }
    }

    private Path file(ModelRequest request) {
        return folder.resolve(request.hash() + ".json");
    }

    private static JsonNode json(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("Larger than any recording");
        }
        return JsonMapper.shared().readTree(Files.readAllBytes(file));
    }
}
