package dev.whittle.embeddings;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// BERT's uncased tokenizer (Devlin et al. 2019): words are lower-cased and lose their accents,
/// punctuation and Chinese characters stand alone, words fall apart into the longest known pieces.
/// Settings and vocabulary are those of the model's `tokenizer.json`. Immutable.
final class WordPiece {
    private static final int LONGEST_WORD = 100;
    private final Map<String, Integer> vocabulary;
    final int unknown;
    final int first;
    final int last;

    private WordPiece(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        unknown = special("[UNK]");
        first = special("[CLS]");
        last = special("[SEP]");
    }

    private int special(String piece) {
        return Objects.requireNonNull(vocabulary.get(piece), piece);
    }

    static WordPiece read(InputStream tokenizerJson) throws IOException {
        JsonNode entries = JsonMapper.shared().readTree(tokenizerJson.readAllBytes()).path("model").path("vocab");
        Map<String, Integer> vocabulary = HashMap.newHashMap(entries.size());
        entries.properties().forEach(entry -> vocabulary.put(entry.getKey(), entry.getValue().intValue()));
        return new WordPiece(vocabulary);
    }

    /// The numbers of those of some pieces that the vocabulary knows.
    BitSet numbers(Collection<String> pieces) {
        BitSet numbers = new BitSet();
        pieces.stream().map(vocabulary::get).filter(Objects::nonNull).forEach(numbers::set);
        return numbers;
    }

    /// A text's pieces without the special ones around them.
    Pieces pieces(String text) {
        Collecting collecting = new Collecting();
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            int next = at + Character.charCount(character);
            if (isBlank(character)) {
                collecting.endWord(at);
            } else if (standsAlone(character)) {
                collecting.endWord(at);
                collecting.add(character, at);
                collecting.endWord(next);
            } else if (!isControl(character)) {
                collecting.add(character, at);
            }
            at = next;
        }
        collecting.endWord(text.length());
        return collecting.pieces();
    }

    private final class Collecting {
        private final StringBuilder word = new StringBuilder();
        private int start;
        private int[] ids = new int[64];
        private int[] starts = new int[64];
        private int[] ends = new int[64];
        private int size;

        void add(int character, int at) {
            if (word.isEmpty()) {
                start = at;
            }
            if (character < 128) {
                word.append((char) Character.toLowerCase(character));
            } else {
                Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD).codePoints()
                        .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                        .forEach(part -> word.appendCodePoint(Character.toLowerCase(part)));
            }
        }

        // A piece's chars are only known as long as no char was folded into more or fewer; words are enough.
        void endWord(int end) {
            if (word.isEmpty()) {
                return;
            }
            int before = size;
            boolean known = word.codePointCount(0, word.length()) <= LONGEST_WORD;
            for (int from = 0; known && from < word.length();) {
                int to = word.length();
                Integer id = null;
                for (; to > from && id == null; to--) {
                    String piece = word.substring(from, to);
                    id = vocabulary.get(from == 0 ? piece : "##" + piece);
                }
                known = id != null;
                from = to + 1;
                if (id != null) {
                    put(id, end);
                }
            }
            if (!known) {
                size = before;
                put(unknown, end);
            }
            word.setLength(0);
        }

        private void put(int id, int end) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
                starts = Arrays.copyOf(starts, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
            }
            ids[size] = id;
            starts[size] = start;
            ends[size] = end;
            size++;
        }

        Pieces pieces() {
            return new Pieces(Arrays.copyOf(ids, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
        }
    }

    private static boolean isBlank(int character) {
        return character == '\t' || character == '\n' || character == '\r' || Character.isWhitespace(character)
                || Character.isSpaceChar(character);
    }

    private static boolean isControl(int character) {
        int type = Character.getType(character);
        return character == 0xFFFD || type == Character.CONTROL || type == Character.FORMAT
                || type == Character.UNASSIGNED || type == Character.PRIVATE_USE || type == Character.SURROGATE;
    }

    private static boolean standsAlone(int character) {
        if (character < 128) {
            return character > 32 && character < 127 && !Character.isLetterOrDigit(character);
        }
        return isPunctuation(Character.getType(character)) || isChinese(character);
    }

    private static boolean isPunctuation(int type) {
        return switch (type) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION ->
                true;
            default -> false;
        };
    }

    // The blocks the original names; Japanese and Korean letters stay together as words.
    private static boolean isChinese(int character) {
        return between(character, 0x4E00, 0x9FFF) || between(character, 0x3400, 0x4DBF)
                || between(character, 0x20000, 0x2A6DF) || between(character, 0x2A700, 0x2CEAF)
                || between(character, 0xF900, 0xFAFF) || between(character, 0x2F800, 0x2FA1F);
    }

    private static boolean between(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
