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

/// What the person taught Whittle about tokenizers, in `tokenizers.json` in the home folder: the files they
/// pointed to, and what providers counted when asked. It is read anew each time, so the window sees what the
/// command line adds.
public final class TokenizerRegistry {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int VERSION = 1;
    private static final long MOST_BYTES = 1 << 20;

    private static final int MOST_ASKED = 200; // a family

    private final Path list;

    /// @param added one a family at most
    /// @param asked the oldest first
    record Contents(List<AddedTokenizer> added, List<AskedCount> asked) {
        Optional<Recalibration> recalibration(String family) {
            return Recalibration.of(asked.stream().filter(one -> one.family().equals(family)).toList());
        }
    }

    public TokenizerRegistry(Path list) {
        this.list = list;
    }

    /// What was added, one a family at most.
    ///
    /// @throws IOException if the list cannot be read
    /// @throws IllegalArgumentException if it is damaged
    public List<AddedTokenizer> all() throws IOException {
        return contents().added();
    }

    /// What the counts asked for teach about a family.
    ///
    /// @throws IOException if the list cannot be read
    /// @throws IllegalArgumentException if it is damaged
    public Optional<Recalibration> recalibration(String family) throws IOException {
        return contents().recalibration(family);
    }

    /// Keeps what a provider counted; estimates of its family follow it from then on.
    public synchronized void add(AskedCount count) throws IOException {
        Contents now = contents();
        List<AskedCount> asked = new ArrayList<>(now.asked());
        asked.add(count);
        List<AskedCount> own = asked.stream().filter(one -> one.family().equals(count.family())).toList();
        asked.removeAll(own.subList(0, Math.max(0, own.size() - MOST_ASKED)));
        write(new Contents(now.added(), asked));
    }

    Contents contents() throws IOException {
        List<AddedTokenizer> all = new ArrayList<>();
        List<AskedCount> asked = new ArrayList<>();
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
            for (JsonNode node : root.path("asked")) {
                asked.add(new AskedCount(node.required("for").asString(), node.required("model").asString(),
                        node.required("host").asString(), node.required("estimated").asLong(),
                        node.required("counted").asLong(), LocalDate.parse(node.required("asked_on").asString())));
            }
        } catch (NoSuchFileException e) {
            return new Contents(List.of(), List.of());
        } catch (JacksonException | DateTimeException e) {
            throw damaged(e);
        }
        return new Contents(all, asked);
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
        Contents now = contents();
        List<AddedTokenizer> all = new ArrayList<>(now.added());
        TokenizerFile read = TokenizerFile.read(file, familyId, family.rule());
        family.check(read);
        AddedTokenizer added = new AddedTokenizer(familyId, file.toAbsolutePath().normalize(), read.sha256(),
                read.rule().title(), read.tokens(), today);
        all.removeIf(other -> other.family().equals(familyId));
        all.add(added);
        write(new Contents(all, now.asked()));
        return added;
    }

    /// Takes the file of a family off the list, and where there is none what was counted for it; the file
    /// itself stays.
    ///
    /// @return what was removed, for people
    /// @throws IllegalArgumentException if there is neither
    public synchronized String remove(String family) throws IOException {
        Contents now = contents();
        List<AddedTokenizer> all = new ArrayList<>(now.added());
        List<AskedCount> asked = new ArrayList<>(now.asked());
        if (all.removeIf(added -> added.family().equals(family))) {
            write(new Contents(all, asked));
            return "the file was not touched";
        }
        if (asked.removeIf(one -> one.family().equals(family))) {
            write(new Contents(all, asked));
            return "what the provider counted is forgotten";
        }
        throw new IllegalArgumentException("No tokenizer was added for \"%s\"%s".formatted(family, all.isEmpty()
                ? "; none was added at all."
                : "; there are %s.".formatted(
                        String.join(", ", all.stream().map(AddedTokenizer::family).sorted().toList()))));
    }

    private void write(Contents contents) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        ArrayNode array = root.putArray("tokenizers");
        for (AddedTokenizer added : contents.added()) {
            array.addObject().put("for", added.family()).put("file", added.file().toString())
                    .put("sha256", added.sha256()).put("rule", added.rule()).put("tokens", added.tokens())
                    .put("added_on", added.addedOn().toString());
        }
        ArrayNode counts = root.putArray("asked");
        for (AskedCount one : contents.asked()) {
            counts.addObject().put("for", one.family()).put("model", one.model()).put("host", one.host())
                    .put("estimated", one.estimated()).put("counted", one.counted())
                    .put("asked_on", one.askedOn().toString());
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
