package dev.whittle.app.tokens;

import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// How many tokens each line of a prompt holds, as it is sent. A token belongs to the line its first char is
/// in, so the lines of a message add up to the message.
///
/// @param heaviest the heaviest lines, heaviest first
record HeatMap(Prompt prompt, Boundaries boundaries, List<Part> parts, List<Heavy> heaviest) {
    private static final int MOST = 100;
    private static final int EXCERPT = 90;

    /// The tokens of each line of a message.
    static final class Part {
        private final String role;
        private final String text;
        private final int[] starts; // by line: its first char
        private final int[] tokens; // by line, of the encoding that is shown
        private final long total;
        private final double scale; // tokens of the model for one of the encoding; 1 unless its count is an estimate

        private Part(String role, String text, int[] starts, int[] tokens, long total, double scale) {
            this.role = role;
            this.text = text;
            this.starts = starts;
            this.tokens = tokens;
            this.total = total;
            this.scale = scale;
        }

        String role() {
            return role;
        }

        String text() {
            return text;
        }

        int lines() {
            return starts.length;
        }

        private Part as(String otherRole) {
            return role.equals(otherRole) ? this : new Part(otherRole, text, starts, tokens, total, scale);
        }

        /// The line a char is in, counted from 0.
        int lineAt(int index) {
            int found = Arrays.binarySearch(starts, index);
            return found >= 0 ? found : -found - 2;
        }

        /// The model's tokens of a line.
        long of(int line) {
            return Math.round(tokens[line] * scale);
        }

        long scaledTotal() {
            return Math.round(total * scale);
        }
    }

    /// A line, or with number 0 a whole message.
    ///
    /// @param number of the line in its message, counted from 1
    /// @param start its first char in the message as it is sent
    record Heavy(int part, String role, int number, int start, long tokens, String excerpt) {}

    /// Counts the lines.
    ///
    /// @param before an earlier map whose unchanged messages are taken over, or null
    static HeatMap of(Prompt prompt, Boundaries boundaries, @Nullable HeatMap before) {
        List<Part> parts = new ArrayList<>();
        List<Part> known = before != null && before.boundaries.equals(boundaries) ? before.parts : List.of();
        for (Message message : prompt.rendered()) {
            int index = parts.size();
            boolean same = index < known.size() && known.get(index).text().equals(message.text());
            Part part = same ? known.get(index) : part(message.text(), boundaries, message.role().id());
            parts.add(part.as(message.role().id()));
        }
        return new HeatMap(prompt, boundaries, List.copyOf(parts), heaviest(parts));
    }

    /// The messages, heaviest first.
    List<Heavy> messages() {
        List<Heavy> messages = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            messages.add(new Heavy(i, part.role(), 0, 0, part.scaledTotal(), excerpt(part.text(), 0)));
        }
        messages.sort(Comparator.comparingLong(Heavy::tokens).reversed());
        return messages;
    }

    /// The model's tokens of all texts, without what a chat format adds.
    long total() {
        return parts.stream().mapToLong(Part::scaledTotal).sum();
    }

    /// The most tokens any line has.
    long most() {
        return heaviest.isEmpty() ? 0 : heaviest.getFirst().tokens();
    }

    private static Part part(String text, Boundaries boundaries, String role) {
        int[] starts = lineStarts(text);
        int[] tokens = new int[starts.length];
        int[] line = {0};
        long[] total = {0};
        boundaries.encoding().forEachSpan(text, span -> {
            while (line[0] + 1 < starts.length && starts[line[0] + 1] <= span.charStart()) {
                line[0]++;
            }
            tokens[line[0]]++;
            total[0]++;
        });
        return new Part(role, text, starts, tokens, total[0], boundaries.scale(text, total[0]));
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16 + text.length() / 40];
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, lines * 2);
            }
            starts[lines++] = at + 1;
        }
        return Arrays.copyOf(starts, lines);
    }

    private static List<Heavy> heaviest(List<Part> parts) {
        Comparator<Heavy> lightestFirst = Comparator.comparingLong(Heavy::tokens)
                .thenComparing(Heavy::part, Comparator.reverseOrder())
                .thenComparing(Heavy::number, Comparator.reverseOrder());
        PriorityQueue<Heavy> heaviest = new PriorityQueue<>(lightestFirst);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            for (int line = 0; line < part.lines(); line++) {
                long tokens = part.of(line);
                boolean full = heaviest.size() == MOST;
                if (tokens > 0 && (!full || tokens > heaviest.element().tokens())) {
                    if (full) {
                        heaviest.remove();
                    }
                    heaviest.add(new Heavy(i, part.role(), line + 1, part.starts[line], tokens,
                            excerpt(part.text(), part.starts[line])));
                }
            }
        }
        return heaviest.stream().sorted(lightestFirst.reversed()).toList();
    }

    private static String excerpt(String text, int start) {
        int line = text.indexOf('\n', start);
        int end = Math.min(line < 0 ? text.length() : line, start + EXCERPT);
        return text.substring(start, end).strip();
    }
}
