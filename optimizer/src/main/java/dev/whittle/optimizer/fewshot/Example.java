package dev.whittle.optimizer.fewshot;

/// One example of a prompt.
///
/// @param input what is given, without labels, tags and the blanks around it
/// @param output what is to be answered; the final answer if the reasoning stands beside it under a
///     label of its own
/// @param reasoning that reasoning; empty if there is none
/// @param message index of the message it starts in
/// @param start first char of the example in that message, its labels included
/// @param end char behind its last one; of chat messages, in the message after
public record Example(String input, String output, String reasoning, int message, int start, int end) {
    /// The same example in another message.
    Example in(int otherMessage) {
        return new Example(input, output, reasoning, otherMessage, start, end);
    }
}
