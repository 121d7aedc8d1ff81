package dev.whittle.app.tokens;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A prompt as it is sent, wrapped to rows: a heading for each message, then its text. Two layouts are the same only
/// if they are one object.
final class TokenLayout {
    private final Prompt prompt;
    private final int columns;
    private final boolean marks;
    private final List<Part> parts;
    private final List<Integer> tops; // the row of each part's heading
    private final int rowCount;

    private TokenLayout(
            Prompt prompt, int columns, boolean marks, List<Part> parts, List<Integer> tops, int rowCount) {
        this.prompt = prompt;
        this.columns = columns;
        this.marks = marks;
        this.parts = List.copyOf(parts);
        this.tops = List.copyOf(tops);
        this.rowCount = rowCount;
    }

    /// A message.
    record Part(String role, Rows rows) {
        String text() {
            return rows.text();
        }
    }

    /// A row by its part; `row` is -1 for the heading.
    record Place(int part, int row) {}

    /// Lays a prompt out, its variables filled.
    ///
    /// @param before an earlier layout whose unchanged messages are taken over, or null
    static TokenLayout of(Prompt prompt, int columns, boolean marks, @Nullable TokenLayout before) {
        List<Part> parts = new ArrayList<>();
        List<Message> messages = prompt.rendered();
        List<Integer> tops = new ArrayList<>();
        int rows = 0;
        List<Part> known = before != null && before.columns == columns && before.marks == marks
                ? before.parts
                : List.of();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            boolean same = i < known.size() && known.get(i).text().equals(message.text());
            Rows wrapped = same ? known.get(i).rows() : Rows.of(message.text(), columns, new Cells(marks));
            parts.add(new Part(message.role().id(), wrapped));
            tops.add(rows);
            rows += 1 + wrapped.count();
        }
        return new TokenLayout(prompt, columns, marks, parts, tops, rows);
    }

    /// The prompt it was made of.
    Prompt prompt() {
        return prompt;
    }

    /// Whether white space is marked.
    boolean marks() {
        return marks;
    }

    List<Part> parts() {
        return parts;
    }

    int rowCount() {
        return rowCount;
    }

    boolean isEmpty() {
        return parts.stream().allMatch(part -> part.text().isEmpty());
    }

    /// Where a row is.
    Place place(int row) {
        int part = parts.size() - 1;
        while (part > 0 && tops.get(part) > row) {
            part--;
        }
        return new Place(part, row - tops.get(part) - 1);
    }

    /// The row a char of a part is in.
    int row(int part, int index) {
        return tops.get(part) + 1 + parts.get(part).rows().rowAt(index);
    }
}
