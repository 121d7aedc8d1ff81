package dev.whittle.app.tokenizer;

import dev.whittle.tokenizer.file.TokenizerFile;
import dev.whittle.tokenizer.file.VendorFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The list of tokenizer files in the home folder, `tokenizers.json`. It is read anew each time, so the
/// window sees what the command line adds.
public final class TokenizerRegistry {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int VERSION = 1;
    private static final long MOST_BYTES = 1 << 20;

    private final Path list;

    public TokenizerRegistry(Path list) {
        this.list = list;
    }

    /// What was added, one a family at most.
    ///
    /// @throws IOException if the list cannot be read
    /// @throws IllegalArgumentException if it is damaged
    public List<AddedTokenizer> all() throws IOException {
        List<AddedTokenizer> all = new ArrayList<>();
        try {
            if (Files.size(list) > MOST_BYTES) {
                throw damaged(null);
            }
            JsonNode root = JSON.readTree(Files.readAllBytes(list));
            if (root.path("version").asInt(0) > VERSION) {
                throw new IllegalArgumentException(
                        "%s was written by a newer Whittle; update Whittle.".formatted(list));
            }
            for (JsonNode node : root.required("tokenizers")) {
                all.add(new AddedTokenizer(node.required("for").asString(), Path.of(node.required("file").asString()),
                        node.required("sha256").asString(), node.required("rule").asString(),
                        node.required("tokens").asInt(), LocalDate.parse(node.required("added_on").asString())));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JacksonException | DateTimeException e) {
            throw damaged(e);
        }
        return all;
    }

    private IllegalArgumentException damaged(@org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException(
                "%s is damaged; delete it and add your tokenizers again.".formatted(list.toAbsolutePath()), cause);
    }

    /// The file of a family, if there is one.
    public Optional<AddedTokenizer> find(String family) throws IOException {
        return all().stream().filter(added -> added.family().equals(family)).findFirst();
    }

    /// Adds a file in the place of the family's last one.
    ///
    /// @throws IOException if a file cannot be read or written
    /// @throws IllegalArgumentException if the file is no tokenizer of that family, or not understood
    public AddedTokenizer add(Path file, String familyId, LocalDate today) throws IOException {
        VendorFamily family = VendorFamily.get(familyId);
        List<AddedTokenizer> all = new ArrayList<>(all());
        TokenizerFile read = TokenizerFile.read(file, familyId, family.rule());
        family.check(read);
        AddedTokenizer added = new AddedTokenizer(familyId, file.toAbsolutePath().normalize(), read.sha256(),
                read.rule().title(), read.tokens(), today);
        all.removeIf(other -> other.family().equals(familyId));
        all.add(added);
        write(all);
        return added;
    }

    /// Takes the file of a family off the list; the file itself stays.
    ///
    /// @throws IllegalArgumentException if there is none
    public void remove(String family) throws IOException {
        List<AddedTokenizer> all = new ArrayList<>(all());
        if (!all.removeIf(added -> added.family().equals(family))) {
            throw new IllegalArgumentException("No tokenizer was added for \"%s\"%s".formatted(family, all.isEmpty()
                    ? "; none was added at all."
                    : "; there are %s.".formatted(
                            String.join(", ", all.stream().map(AddedTokenizer::family).sorted().toList()))));
        }
        write(all);
    }

    private void write(List<AddedTokenizer> all) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        ArrayNode array = root.putArray("tokenizers");
        for (AddedTokenizer added : all) {
            array.addObject().put("for", added.family()).put("file", added.file().toString())
                    .put("sha256", added.sha256()).put("rule", added.rule()).put("tokens", added.tokens())
                    .put("added_on", added.addedOn().toString());
        }
        Path folder = list.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path beside = Files.createTempFile(folder, "tokenizers", ".tmp");
        try {
            Files.write(beside, JSON.writeValueAsBytes(root));
            Files.move(beside, list, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
