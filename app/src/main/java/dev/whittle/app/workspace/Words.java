package dev.whittle.app.workspace;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The words of a search, found again in the text of a hit. They stand where the full-text index says they do: at the
/// beginning of a word, in any case, with or without accents.
public final class Words {
    /// As far into a text as the index of replies goes.
    static final int LOOKED_THROUGH = 200_000;
    private static final int AROUND = 60;

    /// Where a word stands, in UTF-16 units.
    public record Mark(int start, int end) {}

    private record Token(int start, int end, String plain) {}

    // Each a word as it was typed, in the parts the index splits it into; the last may be the beginning of one.
    private final List<List<String>> wanted;

    private Words(List<List<String>> wanted) {
        this.wanted = wanted;
    }

    /// The words of what a person types.
    public static Words of(String search) {
        List<List<String>> words = new ArrayList<>();
        for (String word : search.split("(?U)\\s+", -1)) {
            List<String> parts = tokens(word).stream().map(Token::plain).toList();
            if (!parts.isEmpty()) {
                words.add(parts);
            }
        }
        return new Words(words);
    }

    /// Whether a text has all of them.
    boolean in(String text) {
        List<Token> tokens = tokens(cut(text));
        return wanted.stream().allMatch(word -> places(tokens, word).findFirst().isPresent());
    }

    /// Where they stand in a text, in order; no two overlap.
    public List<Mark> marks(String text) {
        return marks(tokens(text));
    }

    private List<Mark> marks(List<Token> tokens) {
        List<Mark> all = wanted.stream().flatMap(word -> places(tokens, word))
                .sorted(Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end)).toList();
        List<Mark> marks = new ArrayList<>();
        for (Mark one : all) {
            if (marks.isEmpty() || marks.getLast().end() <= one.start()) {
                marks.add(one);
            } else {
                Mark last = marks.removeLast();
                marks.add(new Mark(last.start(), Math.max(last.end(), one.end())));
            }
        }
        return marks;
    }

    /// One line of a text around the place where most of the words stand together.
    String excerpt(String text) {
        String line = cut(text).replaceAll("\\s+", " ").strip();
        List<Token> tokens = tokens(line);
        int at = 0;
        long most = 0;
        for (Mark mark : marks(tokens)) {
            List<Token> near = tokens.stream()
                    .filter(token -> token.start() >= mark.start() && token.end() <= mark.start() + AROUND).toList();
            long together = wanted.stream().filter(word -> places(near, word).findFirst().isPresent()).count();
            if (together > most) {
                most = together;
                at = mark.start();
            }
            if (most == wanted.size()) {
                break;
            }
        }
        int start = Math.max(0, at - AROUND);
        int end = Math.min(line.length(), at + AROUND);
        if (start > 0 && Character.isLowSurrogate(line.charAt(start))) {
            start--;
        }
        if (end < line.length() && Character.isLowSurrogate(line.charAt(end))) {
            end++;
        }
        return (start > 0 ? "… " : "") + line.substring(start, end) + (end < line.length() ? " …" : "");
    }

    private static String cut(String text) {
        return text.length() <= LOOKED_THROUGH ? text : text.substring(0, LOOKED_THROUGH);
    }

    private static Stream<Mark> places(List<Token> tokens, List<String> word) {
        return IntStream.rangeClosed(0, tokens.size() - word.size())
                .filter(at -> stands(tokens, at, word))
                .mapToObj(at -> mark(tokens, at, word));
    }

    private static boolean stands(List<Token> tokens, int at, List<String> word) {
        for (int i = 0; i < word.size() - 1; i++) {
            if (!tokens.get(at + i).plain().equals(word.get(i))) {
                return false;
            }
        }
        return tokens.get(at + word.size() - 1).plain().startsWith(word.getLast());
    }

    private static Mark mark(List<Token> tokens, int at, List<String> word) {
        return new Mark(tokens.get(at).start(), tokens.get(at + word.size() - 1).end());
    }

    // As SQLite's unicode61 splits a text that SearchText prepared for it.
    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        int start = -1;
        for (int at = 0; at <= text.length();) {
            int point = at == text.length() ? ' ' : text.codePointAt(at);
            boolean alone = SearchText.standsAlone(point);
            if (start >= 0 && (alone || !ofWord(point))) {
                tokens.add(token(text, start, at));
                start = -1;
            }
            int next = at + Character.charCount(point);
            if (alone) {
                tokens.add(token(text, at, next));
            } else if (start < 0 && ofWord(point)) {
                start = at;
            }
            at = next;
        }
        return tokens;
    }

    private static boolean ofWord(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER, Character.PRIVATE_USE ->
                true;
            default -> Character.isLetterOrDigit(point);
        };
    }

    private static Token token(String text, int start, int end) {
        String word = text.substring(start, end);
        String plain = word.chars().allMatch(unit -> unit < 128)
                ? word
                : Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
        return new Token(start, end, plain.toLowerCase(Locale.ROOT));
    }
}
