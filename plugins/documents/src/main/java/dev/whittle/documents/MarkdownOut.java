package dev.whittle.documents;

/// Text as it is written out as Markdown.
final class MarkdownOut {
    private static final String STEP = "  ";
    private final StringBuilder text = new StringBuilder();
    // How far lines that go on with an item are indented.
    private String indent = "";
    // Whether the mark of an item or of a meaning stands there and its text is still to come.
    private boolean begun;
    // Where the newest of these marks begins.
    private int start;
    // Whether a mark of what is raised stands there and what is raised is still to come.
    private boolean raised;

    String text() {
        dropEmptyItem();
        return text.toString().strip();
    }

    /// Words as they stand in the source, where blanks of all kinds are one.
    void words(String raw) {
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            boolean blank = Character.isWhitespace(c) || c == '\u00A0';
            if (!blank) {
                text.append(atLineStart() ? indent : "");
                if (raised && (Character.isLetterOrDigit(c) || c == '-' || c == '+')) {
                    text.append('^');
                }
                text.append(c);
                begun = false;
                raised = false;
            } else if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
                text.append(' ');
            }
        }
    }

    /// What follows is raised: an exponent or a mark.
    void raised() {
        raised = !text.isEmpty() && Character.isLetterOrDigit(text.charAt(text.length() - 1));
    }

    /// What was raised ends.
    void lowered() {
        raised = false;
    }

    void line() {
        if (!begun && !text.isEmpty() && !atLineStart()) {
            stripBlanks();
            text.append('\n');
        }
    }

    /// A line break; two of them part paragraphs.
    void lineBreak() {
        if (atLineStart()) {
            block();
        } else {
            line();
        }
    }

    void block() {
        line();
        if (!begun && text.length() > 1 && text.charAt(text.length() - 2) != '\n') {
            text.append('\n');
        }
    }

    void heading(int level, String title) {
        if (!title.isEmpty()) {
            begun = false;
            indent = "";
            block();
            text.append("#".repeat(level)).append(' ').append(title);
        }
        block();
    }

    /// Code between fences that no line of it closes, indented as far as the item it stands in.
    void code(String code) {
        String plain = code.stripTrailing();
        if (plain.isBlank()) {
            return;
        }
        begun = false;
        block();
        FencedLines fenced = new FencedLines();
        fenced.fence(plain.replaceFirst("\\A(?:[ \\t]*\\n)+", "").lines().toList());
        fenced.text().lines().forEach(line -> text.append(line.isEmpty() ? "" : indent).append(line).append('\n'));
        block();
    }

    void table(String table) {
        begun = false;
        block();
        text.append(table);
        block();
    }

    /// What a term that stands there means.
    void definition() {
        stripBlanks();
        if (begun || atLineStart()) {
            return;
        }
        start = text.length();
        text.append(text.charAt(text.length() - 1) == ':' ? " " : ": ");
        begun = true;
    }

    /// Begins an item of a list.
    ///
    /// @param depth of its list, 1 of a list in no other
    void item(String mark, int depth) {
        dropEmptyItem();
        line();
        start = text.length();
        text.append(STEP.repeat(depth - 1)).append(mark);
        indent = STEP.repeat(depth);
        begun = true;
    }

    /// A list of this depth goes on, or none at 0.
    void indent(int depth) {
        dropEmptyItem();
        indent = STEP.repeat(depth);
    }

    private void dropEmptyItem() {
        if (begun) {
            text.setLength(start);
        }
        begun = false;
    }

    private void stripBlanks() {
        int end = text.length();
        while (!begun && end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
    }

    private boolean atLineStart() {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }
}
