package dev.whittle.tokenizer;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The counts of one text that is being edited, for several tokenizers at once. After any sequence of
/// edits [#counts] equals what each tokenizer says of [#text].
///
/// Not thread-safe: one thread edits and asks. What [#counts] returns is immutable and may be handed
/// to any thread.
public final class LiveCount {
    private final List<Tokenizer> tokenizers;
    private final StringBuilder document = new StringBuilder();
    private @Nullable SequencedMap<String, TokenCount> counted;

    /// An empty text, counted by each of the tokenizers. Two with the same id count once.
    public LiveCount(Collection<? extends Tokenizer> tokenizers) {
        this.tokenizers = List.copyOf(tokenizers);
    }

    /// Replaces the chars from `start` to before `end`. Offsets are UTF-16 chars and may fall inside a
    /// surrogate pair; a half that is left alone counts as U+FFFD until its partner arrives.
    ///
    /// @throws IndexOutOfBoundsException unless `0 <= start <= end <= length()`
    public void replace(int start, int end, String inserted) {
        Objects.checkFromToIndex(start, end, document.length());
        document.replace(start, end, inserted);
        counted = null;
    }

    /// Makes the text equal to another by the smallest single edit.
    public void setText(String text) {
        int shorter = Math.min(text.length(), document.length());
        int prefix = 0;
        while (prefix < shorter && text.charAt(prefix) == document.charAt(prefix)) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < shorter - prefix
                && text.charAt(text.length() - 1 - suffix) == document.charAt(document.length() - 1 - suffix)) {
            suffix++;
        }
        replace(prefix, document.length() - suffix, text.substring(prefix, text.length() - suffix));
    }

    /// The length of the text in UTF-16 chars.
    public int length() {
        return document.length();
    }

    /// The text as it stands.
    public String text() {
        return document.toString();
    }

    /// The count of the text as it stands, by tokenizer id, in the order the tokenizers were given.
    public SequencedMap<String, TokenCount> counts() {
        if (counted == null) {
            SequencedMap<String, TokenCount> counts = new LinkedHashMap<>();
            String text = text();
            tokenizers.forEach(tokenizer -> counts.computeIfAbsent(tokenizer.id(), _ -> tokenizer.count(text)));
            counted = Collections.unmodifiableSequencedMap(counts);
        }
        return counted;
    }
}
