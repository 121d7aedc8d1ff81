package dev.whittle.app.versions;

import dev.whittle.app.Figures;
import dev.whittle.app.shell.Since;
import dev.whittle.app.text.TextDiff.Piece;
import dev.whittle.optimizer.savings.Forecast;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What changed between two prompts on one model, word by word, and what each change adds.
///
/// @param before the forecast of the one
/// @param after the forecast of the other
/// @param parts the whole text in reading order, changes where they stand
/// @param hunks the changes in the same order
public record VersionDiff(Forecast before, Forecast after, List<Part> parts, List<Hunk> hunks) {
    /// A stretch of what is shown.
    public sealed interface Part {
        /// Where a message or the values begin.
        record Heading(String words) implements Part {}

        /// What is the same in both.
        record Same(String text) implements Part {}

        /// A change.
        record Changed(Hunk hunk) implements Part {}
    }

    public VersionDiff {
        parts = List.copyOf(parts);
        hunks = List.copyOf(hunks);
    }

    /// Compares two prompts.
    ///
    /// @param forecast counts and prices a prompt; it is asked once for each state between the two
    public static VersionDiff of(Prompt before, Prompt after, Function<Prompt, Forecast> forecast) {
        return new Making(before, after, forecast).make();
    }

    /// All hunks as one figure.
    public Since since() {
        return Since.of(before, after);
    }

    /// `Version 7 added 310 tokens = $96.10 a month.`
    public String sentence(String what) {
        Since since = since();
        if (hunks.isEmpty()) {
            return "%s has the same text.".formatted(what);
        }
        if (since.tokens() == 0) {
            return "%s changed words, not tokens.".formatted(what);
        }
        BigDecimal usd = since.usdAMonth();
        return "%s %s %s%s token%s = %s.".formatted(what, since.tokens() > 0 ? "added" : "removed",
                since.exact() ? "" : "about ", Figures.number(Math.abs(since.tokens())),
                Math.abs(since.tokens()) == 1 ? "" : "s",
                usd == null ? "unpriced" : Figures.usd(usd.abs()) + " a month");
    }

    /// Walks from the one prompt to the other, a change at a time.
    private static final class Making {
        private final Prompt before;
        private final Prompt after;
        private final Function<Prompt, Forecast> forecast;
        private final List<Slot> slots;
        private final List<Part> parts = new ArrayList<>();
        private final List<Hunk> hunks = new ArrayList<>();
        private final List<@Nullable Message> messages = new ArrayList<>();
        private final Forecast first;
        private Prompt state;
        private Forecast last;

        Making(Prompt before, Prompt after, Function<Prompt, Forecast> forecast) {
            this.before = before;
            this.after = after;
            this.forecast = forecast;
            slots = Slot.between(before, after);
            slots.forEach(slot -> messages.add(slot.before() ? slot.with(0) : null));
            state = before;
            first = forecast.apply(before);
            last = first;
        }

        VersionDiff make() {
            for (int i = 0; i < slots.size(); i++) {
                message(i, slots.get(i));
            }
            values();
            return new VersionDiff(first, last, parts, hunks);
        }

        private void message(int index, Slot slot) {
            String where = "%s message %d".formatted(slot.role().id(), index + 1);
            parts.add(new Part.Heading(slot.role().id()
                    + (slot.before() == slot.after() ? "" : slot.after() ? " (new)" : " (removed)")));
            int made = 0;
            for (Piece piece : slot.pieces()) {
                if (slot.changed(piece)) {
                    messages.set(index, slot.before() && !slot.after() ? null : slot.with(++made));
                    step(where, piece.before(), piece.after(), new Prompt(present(), state.values()));
                } else if (!piece.before().isEmpty()) {
                    parts.add(new Part.Same(piece.before()));
                }
            }
        }

        private void values() {
            Set<String> names = new LinkedHashSet<>(after.values().keySet());
            names.addAll(before.values().keySet());
            boolean headed = false;
            for (String name : names) {
                String old = before.values().getOrDefault(name, "");
                String now = after.values().getOrDefault(name, "");
                if (!old.equals(now)) {
                    if (!headed) {
                        parts.add(new Part.Heading("values"));
                        headed = true;
                    }
                    parts.add(new Part.Same("{{%s}} = ".formatted(name)));
                    step("value of {{%s}}".formatted(name), old, now, new Prompt(present(), with(name, now)));
                    parts.add(new Part.Same("\n"));
                }
            }
        }

        private SequencedMap<String, String> with(String name, String value) {
            SequencedMap<String, String> values = new LinkedHashMap<>(state.values());
            if (value.isEmpty()) {
                values.remove(name);
            } else {
                values.put(name, value);
            }
            return values;
        }

        private List<Message> present() {
            List<Message> present = new ArrayList<>();
            for (Message message : messages) {
                if (message != null) {
                    present.add(message);
                }
            }
            return present;
        }

        private void step(String where, String gone, String come, Prompt next) {
            Forecast now = forecast.apply(next);
            Since since = Since.of(last, now);
            Hunk hunk = new Hunk(hunks.size() + 1, where, gone, come, since.tokens(), since.exact(),
                    since.usdAMonth());
            hunks.add(hunk);
            parts.add(new Part.Changed(hunk));
            state = next;
            last = now;
        }
    }
}
