package dev.whittle.optimizer.protect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// What prompts call their parts, from `parts.json`; lower case, words parted by blanks.
///
/// @param contexts documents the model reads
/// @param faqs documents made of questions with their answers
/// @param talks documents made of what speakers say in turns
/// @param speakers who speaks in them
/// @param questions what is asked for
/// @param messages what the model is to answer or judge
/// @param answers where the answer goes, or stands in an example
/// @param instructions how to answer
record PartNames(int schema, String provenance, Set<String> contexts, Set<String> faqs, Set<String> talks,
        Set<String> speakers, Set<String> questions, Set<String> messages, Set<String> answers,
        Set<String> instructions) {
    private static final String FILE = "parts.json";
    private static final PartNames ALL = load();
    private static final Pattern COUNTER = Pattern.compile("(?: ?#?\\d{1,4}(?:\\.\\d{1,3})?| [a-h])$");
    private static final int MOST_WORDS = 4;

    /// What a part is for.
    enum Role {
        CONTEXT, FAQ, TALK, QUESTION, MESSAGE, ANSWER, INSTRUCTION, OTHER;

        boolean reads() {
            return this == CONTEXT || this == FAQ || this == TALK;
        }
    }

    static PartNames all() {
        return ALL;
    }

    /// The role a name tells: by the whole of it, else by its last words ("Retrieved documents").
    Role role(String name) {
        String plain = plain(name);
        List<String> words = List.of(plain.split(" "));
        Role known = exact(plain);
        if (known != Role.OTHER || words.size() > MOST_WORDS) {
            return known;
        }
        String last = words.getLast();
        Role two = words.size() > 2 ? exact(words.get(words.size() - 2) + " " + last) : Role.OTHER;
        Role found = two == Role.OTHER ? exact(last) : two;
        Role first = exact(words.getFirst());
        boolean made = found.reads() && (first == Role.ANSWER || first == Role.INSTRUCTION);
        return made ? first : found;
    }

    boolean speaks(String name) {
        return speakers.contains(plain(name));
    }

    /// A name in small letters, without what counts it.
    static String plain(String name) {
        String words = name.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        return COUNTER.matcher(words).replaceFirst("");
    }

    private Role exact(String name) {
        if (contexts.contains(name)) {
            return Role.CONTEXT;
        }
        if (faqs.contains(name)) {
            return Role.FAQ;
        }
        if (talks.contains(name)) {
            return Role.TALK;
        }
        if (questions.contains(name)) {
            return Role.QUESTION;
        }
        if (messages.contains(name)) {
            return Role.MESSAGE;
        }
        if (answers.contains(name)) {
            return Role.ANSWER;
        }
        return instructions.contains(name) ? Role.INSTRUCTION : Role.OTHER;
    }

    private static PartNames load() {
        try (InputStream in = PartNames.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The program is incomplete: its file %s is missing. Install it anew.".formatted(FILE));
            }
            return JsonMapper.shared().readValue(in, PartNames.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The program's file %s cannot be read. Install it anew.".formatted(FILE), e);
        }
    }
}
