package dev.whittle.catalog;

/// Tokens a provider adds around the texts of a chat before it bills the input.
///
/// The figures, all from `tokenizer` in the catalog:
///
/// - GPT-4, GPT-4o, GPT-4.1 and GPT-3.5: 4 a message (3 for its frame, 1 for the name of its role)
///   and 3 a request (the reply is primed with them), the rule of OpenAI's cookbook "How to count
///   tokens with tiktoken", whose example counts equal those of the API.
/// - GPT-5 to GPT-5.6: 4 a message and 5 a request, as measured and published by ai-tokenizer
///   1.0.6.
/// - Claude 4.5 and 4.6: 2 a message and 6 a request, from the same source.
/// - All others: 0, because no figure is published or the published ones contradict each other.
///   Their requests cost a few tokens more than their texts; the o-series and GPT-6 are among
///   them.
///
/// Tools and images come on top and are not part of this; see `Extras`.
///
/// @param perMessage tokens added for each message, its role included
/// @param perRequest tokens added once a request
public record ChatOverhead(int perMessage, int perRequest) {
    /// Nothing is known to be added.
    public static final ChatOverhead NONE = new ChatOverhead(0, 0);

    /// @throws IllegalArgumentException if a number is negative
    public ChatOverhead {
        if (perMessage < 0 || perRequest < 0) {
            throw new IllegalArgumentException(
                    "Chat overhead cannot be negative: %d a message, %d a request.".formatted(perMessage, perRequest));
        }
    }

    /// The tokens added to a request of so many messages; 0 for no messages, because there is no
    /// request then.
    public long tokens(int messages) {
        return messages <= 0 ? 0 : (long) messages * perMessage + perRequest;
    }
}
