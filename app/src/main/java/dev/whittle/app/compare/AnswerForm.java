package dev.whittle.app.compare;

import java.util.Arrays;

/// How answers are laid out.
public enum AnswerForm {
    /// As they came.
    TEXT("text", "Text", "Answers as they came"),
    /// Headings, lists, tables and code as Markdown means them.
    MARKDOWN("markdown", "Markdown", "Headings, lists, tables and code laid out"),
    /// Indented and coloured.
    JSON("json", "JSON", "Indented, or where it stops being JSON");

    private final String id;
    private final String title;
    private final String hint;

    AnswerForm(String id, String title, String hint) {
        this.id = id;
        this.title = title;
        this.hint = hint;
    }

    /// The form with an id; plain text for one that is not known.
    public static AnswerForm of(String id) {
        return Arrays.stream(values()).filter(form -> form.id.equals(id)).findFirst().orElse(TEXT);
    }

    /// As it is saved.
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String hint() {
        return hint;
    }
}
