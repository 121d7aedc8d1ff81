package dev.whittle.optimizer.fewshot;

import java.util.Locale;

/// How a prompt writes its examples down.
public enum Format {
    /// Paired labels at the start of lines, such as `Q:` and `A:`.
    LABELS("paired labels"),
    /// `input -> output`, also `=>` and `→`.
    ARROWS("arrows"),
    /// Each example below a title with its number, such as `Example 2`.
    NUMBERED("numbered examples"),
    /// Markdown headings or bold lines, such as `## Input`.
    HEADINGS("headings"),
    /// A Markdown table or comma- or tab-separated lines below a header.
    TABLE("table"),
    /// Tags, such as `<input>` and `<output>`.
    XML("XML tags"),
    /// An array of JSON objects or pairs.
    JSON("JSON"),
    /// One JSON object a line.
    JSONL("JSON lines"),
    /// Turns of a user and an assistant written into one text.
    CHAT("chat turns"),
    /// Messages of a user, each with the assistant's answer.
    MESSAGES("chat messages"),
    /// Blocks between lines such as `###`, or between blank lines.
    BLOCKS("separated blocks"),
    /// No examples.
    NONE("no examples");

    private final String title;

    Format(String title) {
        this.title = title;
    }

    /// The words for people.
    public String title() {
        return title;
    }

    /// The stable id, such as `labels`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
