package dev.whittle.tokenizer.bpe;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ids people and models call tokens by, and the numbers an [Engine] has for them.
public final class TokenIds {
    /// Ids that are the numbers.
    static final TokenIds SAME = new TokenIds();

    private final int @Nullable [] ids;
    private final Map<Integer, Integer> numbers = new HashMap<>();

    private TokenIds() {
        ids = null;
    }

    /// @param ids by number
    TokenIds(int[] ids) {
        this.ids = ids.clone();
        for (int number = 0; number < ids.length; number++) {
            numbers.putIfAbsent(ids[number], number); // a symbol may be a token as well
        }
    }

    /// Turns numbers into ids, in place.
    int[] ids(int[] tokens) {
        if (ids != null) {
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = id(tokens[i]);
            }
        }
        return tokens;
    }

    /// The id of a number.
    int id(int number) {
        return ids == null ? number : ids[number];
    }

    /// The number of an id, or -1.
    int number(int id) {
        return ids == null ? id : numbers.getOrDefault(id, -1);
    }
}
