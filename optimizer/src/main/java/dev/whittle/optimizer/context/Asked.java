package dev.whittle.optimizer.context;

import java.util.Arrays;
import java.util.Locale;

/// What kind of answer a question asks for, by its English words.
///
/// @param number how many, how much
/// @param time when, which year
/// @param person who
/// @param place where
/// @param whole about the text as a whole: what "the study" found
record Asked(boolean number, boolean time, boolean person, boolean place, boolean whole) {
    static Asked by(String question) {
        String words = " " + question.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip() + " ";
        return new Asked(
                any(words, "how many", "how much", "number", "population", "how long", "how old"),
                any(words, "when", "year", "date", "century"),
                any(words, "who", "whose", "whom", "person", "actor", "director", "singer"),
                any(words, "where", "country", "city", "located", "state", "county"),
                any(words, "study", "studies", "paper", "article", "report", "reported", "publication", "review",
                        "conclusion", "conclusions", "conclude", "concluded", "authors", "author", "researchers",
                        "text", "document", "findings", "focus", "purpose", "aim", "main", "summary"));
    }

    private static boolean any(String question, String... words) {
        return Arrays.stream(words).anyMatch(word -> question.contains(" " + word + " "));
    }

    /// Whether something has what is asked for: 0 for nothing of it; -1 where nothing is asked for that one can see.
    ///
    /// @param amounts words that tell one
    /// @param times words that tell one
    /// @param names capitalised words the question lacks
    double fits(int amounts, int times, double names) {
        if (time) {
            return Math.min(1, times);
        }
        if (number) {
            return Math.min(1, amounts);
        }
        return person || place ? Math.min(2, names) : -1;
    }
}
