package dev.whittle.tokenizer.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.whittle.tokenizer.Encoding;
import dev.whittle.tokenizer.HostileText;
import dev.whittle.tokenizer.Vectors;
import dev.whittle.tokenizer.file.TokenizerFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Compares every `tokenizer.json` below a folder with Hugging Face's own library, token by token, and
/// prints how fast both are. Special tokens are taken out of the library's copy, because in a text they
/// are ordinary text here. It fails if a single string differs.
public final class VocabularyBenchmark {
    private static final List<String> CORPUS = List.of("en_md", "moby", "java", "json", "minjs", "html", "zh_md",
            "ja_md",
            "ar_md");
    private static final int PART = 300_000; // chars of each file that are timed

    private VocabularyBenchmark() {}

    public static void main(String[] args) throws Exception {
        List<String> texts = texts();
        System.out.println("| vocabulary | rule | tokens | load ms | strings | differing | ours MB/s | library MB/s |"
                + " ours / library |\n|---|---|---|---|---|---|---|---|---|");
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(args[0]))) {
            files = all.filter(file -> file.getFileName().toString().endsWith("tokenizer.json")).sorted().toList();
        }
        int wrong = 0;
        for (Path file : files) {
            wrong += compare(Path.of(args[0]).relativize(file).getName(0).toString(), file, texts);
        }
        if (wrong > 0) {
            throw new AssertionError(wrong + " strings are counted differently");
        }
    }

    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        Vectors.all().forEach(vector -> texts.add(vector.text()));
        Random random = new Random(20261121);
        for (int i = 0; i < 60_000; i++) {
            texts.add(HostileText.text(random, 24));
        }
        for (String name : CORPUS) {
            String text = Vectors.shared("corpus/" + name + ".txt.gz");
            texts.add(text);
            for (int i = 0; i < 2_000; i++) {
                int from = random.nextInt(text.length());
                texts.add(text.substring(from, Math.min(text.length(), from + random.nextInt(400))));
            }
        }
        for (int point = 1; point < 0x30000; point++) {
            texts.add((point % 3 == 0 ? "" : point % 3 == 1 ? "a" : " ") + Character.toString(point)
                    + (point % 3 == 1 ? "B" : point % 3 == 2 ? "1" : ""));
        }
        texts.replaceAll(VocabularyBenchmark::wellFormed);
        return texts;
    }

    private static String wellFormed(String text) {
        return text.codePoints().map(c -> c >= 0xD800 && c < 0xE000 ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static int compare(String name, Path file, List<String> texts) throws IOException {
        TokenizerFile[] read = new TokenizerFile[1];
        double load = TokenizerBenchmark.millis(() -> {
            try {
                read[0] = TokenizerFile.read(file, name, null);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Encoding ours = read[0].encoding();
        int wrong = 0;
        try (HuggingFaceTokenizer library = library(file)) {
            for (String text : texts) {
                long[] expected = library.encode(text, false, false).getIds();
                int[] ids = ours.encode(text);
                boolean same = Arrays.equals(expected, Arrays.stream(ids).asLongStream().toArray())
                        && ours.count(text).tokens() == expected.length;
                if (!same && wrong++ < 8) {
                    System.out.printf("%s: \"%s\" %s, not %s%n", name,
                            escape(text.length() > 80 ? text.substring(0, 80) : text),
                            Arrays.toString(Arrays.copyOf(ids, Math.min(ids.length, 12))),
                            Arrays.toString(Arrays.copyOf(expected, Math.min(expected.length, 12))));
                }
            }
            double ourSpeed = speed(text -> ours.count(text).tokens());
            double librarySpeed = speed(text -> library.encode(text, false, false).getIds().length);
            System.out.printf("| %s | %s | %,d | %.0f | %,d | %d | %.1f | %.1f | %.0f |%n", name,
                    read[0].rule().title(), read[0].tokens(), load, texts.size(), wrong, ourSpeed, librarySpeed,
                    ourSpeed / librarySpeed);
        }
        return wrong;
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> escaped.append(c >= ' ' && c < 127
                ? Character.toString(c)
                : "\\u{%X}".formatted(c)));
        return escaped.toString();
    }

    private static HuggingFaceTokenizer library(Path file) throws IOException {
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(Files.readAllBytes(file));
        json.withArray("added_tokens").removeIf(token -> token.path("special").asBoolean());
        json.putNull("post_processor").putNull("truncation").putNull("padding");
        Path copy = Files.createTempFile("whittle", ".json");
        try {
            Files.write(copy, JsonMapper.shared().writeValueAsBytes(json));
            return HuggingFaceTokenizer.newInstance(copy, Map.of("addSpecialTokens", "false", "truncation", "false"));
        } finally {
            Files.delete(copy);
        }
    }

    private interface Count {
        long tokens(String text);
    }

    private static double speed(Count count) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String name : CORPUS) {
            String text = Vectors.shared("corpus/" + name + ".txt.gz");
            texts.add(text.substring(0, Math.min(PART, text.length())));
        }
        double bytes = texts.stream().mapToInt(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .sum();
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            best = Math.min(best, TokenizerBenchmark.millis(() -> texts.forEach(count::tokens)));
        }
        return bytes / best / 1000;
    }
}
