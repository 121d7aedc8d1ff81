package dev.whittle.app.prompt;

/// How the counts on the screen stand to the text. An edit inside a huge run of one character takes a while
/// to count, and meanwhile the figures are those of the text before.
public enum Freshness {
    /// They are those of the text as it stands, or will be in a moment nobody notices.
    CURRENT(""),
    /// They are those of an older text, and newer ones are being counted.
    UPDATING("updating"),
    /// They are those of an older text, and counting the newer one failed.
    FAILED("not counted");

    private final String word;

    Freshness(String word) {
        this.word = word;
    }

    /// What is said beside the figures; nothing if they are current.
    public String word() {
        return word;
    }
}
