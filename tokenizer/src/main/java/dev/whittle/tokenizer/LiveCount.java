package dev.whittle.tokenizer;

import dev.whittle.tokenizer.bpe.BpeEncoding;
import dev.whittle.tokenizer.bpe.BpeEncodings;
import dev.whittle.tokenizer.bpe.Engine;
import dev.whittle.tokenizer.estimate.RatioEstimate;
import dev.whittle.tokenizer.live.SegmentedText;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The counts of one text that is being edited, for several tokenizers at once. After any sequence of
/// edits [#counts] equals what each tokenizer says of [#text].
///
/// An edit costs microseconds whatever the length of the text: only the segments around it are
/// counted again. Undo is the opposite edit. Exceptions are a run of one repeated character, counted again
/// as a whole, and tokenizers that are neither an encoding nor an estimate of this package, or normalize
/// every character (NFKC, as Claude 2), which count the whole text each time they are asked.
///
/// Not thread-safe: one thread edits and asks. What [#counts] returns is immutable and may be handed
/// to any thread.
public final class LiveCount {
    private final List<Tokenizer> tokenizers;
    private final SegmentedText document;
    private @Nullable SequencedMap<String, TokenCount> counted;

    /// An empty text, counted by each of the tokenizers. Two with the same id count once.
    public LiveCount(Collection<? extends Tokenizer> tokenizers) {
        this.tokenizers = List.copyOf(tokenizers);
        Set<Engine> engines = new LinkedHashSet<>();
        boolean estimated = false;
        for (Tokenizer tokenizer : tokenizers) {
            if (tokenizer instanceof BpeEncoding encoding) {
                if (encoding.engine().isCuttable()) {
                    engines.add(encoding.engine());
                }
            } else if (tokenizer instanceof RatioEstimate) {
                engines.add(base());
                estimated = true;
            }
        }
        document = new SegmentedText(List.copyOf(engines), estimated);
    }

    private static Engine base() {
        return BpeEncodings.get("o200k_base").engine();
    }

    /// Replaces the chars from `start` to before `end`. Offsets are UTF-16 chars and may fall inside a
    /// surrogate pair; a half that is left alone counts as U+FFFD until its partner arrives.
    ///
    /// @throws IndexOutOfBoundsException unless `0 <= start <= end <= length()`
    public void replace(int start, int end, String inserted) {
        document.replace(start, end, inserted);
        counted = null;
    }

    /// Makes the text equal to another by the smallest single edit.
    public void setText(String text) {
        int prefix = document.commonPrefix(text);
        int suffix = document.commonSuffix(text, prefix);
        replace(prefix, document.length() - suffix, text.substring(prefix, text.length() - suffix));
    }

    /// The length of the text in UTF-16 chars.
    public int length() {
        return document.length();
    }

    /// The text as it stands.
    public String text() {
        return document.text(0, document.length());
    }

    /// The count of the text as it stands, by tokenizer id, in the order the tokenizers were given.
    public SequencedMap<String, TokenCount> counts() {
        if (counted == null) {
            SequencedMap<String, TokenCount> counts = new LinkedHashMap<>();
            tokenizers.forEach(tokenizer -> counts.computeIfAbsent(tokenizer.id(), _ -> count(tokenizer)));
            counted = Collections.unmodifiableSequencedMap(counts);
        }
        return counted;
    }

    private TokenCount count(Tokenizer tokenizer) {
        if (tokenizer instanceof BpeEncoding encoding && encoding.engine().isCuttable()) {
            return TokenCount.exact(document.tokens(encoding.engine()));
        }
        if (tokenizer instanceof RatioEstimate estimate) {
            return estimate.count(document.tokens(base()), document.profile());
        }
        return tokenizer.count(text());
    }
}
