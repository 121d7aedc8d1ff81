package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.text.Fence;
import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Regions;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A block of data that may be written in another form: JSON that stands on lines of its own or fills a
/// code fence marked `json` or nothing, or a table. Not in examples, quotes, other code or what a person
/// marked.
///
/// @param message where it stands
/// @param start first char
/// @param end char behind the last one
record DataBlock(int message, int start, int end) {
    private static final Set<String> FENCES = Set.of("", "json", "text", "txt", "data");
    private static final Pattern SCHEMA = Pattern.compile(
            "\"(?:\\$schema|properties|parameters|input_schema|inputSchema|\\$defs)\"\\s{0,200}+:\\s{0,200}+\\{");

    /// The blocks of JSON, in order.
    static List<DataBlock> json(Prompt prompt, Protection protection) {
        return of(prompt, protection, Kind.DATA, (text, span) -> "{[".indexOf(text.charAt(span.start())) >= 0
                && (alone(text, span.start(), span.end()) || fenced(text, span, protection)));
    }

    /// The tables, in order.
    static List<DataBlock> tables(Prompt prompt, Protection protection) {
        return of(prompt, protection, Kind.TABLE, (text, span) -> text.substring(span.start(), span.end())
                .indexOf('|') >= 0);
    }

    private interface Fits {
        boolean test(String text, Span span);
    }

    private static List<DataBlock> of(Prompt prompt, Protection protection, Kind kind, Fits fits) {
        List<Span> closed = new ArrayList<>(Regions.examples(prompt));
        List<Span> own = new ArrayList<>();
        for (Span span : protection.spans()) {
            Kind found = Kind.of(span.reason()).orElse(null);
            if (found == null) {
                closed.add(span);
            } else if (found == kind) {
                own.add(span);
            }
        }
        Shield shield = new Shield(closed);
        List<DataBlock> blocks = new ArrayList<>();
        own.sort(Comparator.comparingInt(Span::message).thenComparingInt(Span::start));
        int message = -1;
        int done = 0;
        for (Span span : own) {
            done = span.message() == message ? done : 0;
            message = span.message();
            String text = prompt.messages().get(message).text();
            if (span.start() >= done && !shield.touches(message, span.start(), span.end()) && fits.test(text, span)) {
                blocks.add(new DataBlock(message, span.start(), span.end()));
                done = span.end();
            }
        }
        return blocks;
    }

    String in(Prompt prompt) {
        return prompt.messages().get(message).text().substring(start, end);
    }

    /// Whether it says what data looks like rather than being data.
    boolean schema(Prompt prompt) {
        return SCHEMA.matcher(in(prompt)).find();
    }

    boolean literal(Prompt prompt) {
        return Lead.literal(prompt.messages().get(message).text(), start, end);
    }

    boolean followed(Prompt prompt) {
        return Lead.followed(prompt.messages().get(message).text(), start);
    }

    /// The edit that writes it in another form; empty if there is none or it is written so.
    Optional<Edit> as(Prompt prompt, Function<String, Optional<String>> form, String pass, String rule, String reason,
            Risk risk) {
        String before = in(prompt);
        return form.apply(before).filter(after -> !after.equals(before))
                .map(after -> new Edit(pass, rule, message, start, end, after, reason, risk));
    }

    // Begins a line or follows a label's colon, and ends its line.
    private static boolean alone(String text, int start, int end) {
        String before = text.substring(text.lastIndexOf('\n', start - 1) + 1, start).strip();
        int lineEnd = text.indexOf('\n', end);
        String after = text.substring(end, lineEnd < 0 ? text.length() : lineEnd).strip();
        boolean label = before.endsWith(":") && before.indexOf('(') < 0 && !before.contains("\"");
        return (before.isEmpty() || label || before.endsWith(">"))
                && (after.isEmpty() || after.startsWith("</"))
                && !insideFence(text, start);
    }

    private static boolean insideFence(String text, int start) {
        return text.substring(0, start).lines().filter(Fence::marks).count() % 2 == 1;
    }

    // The only content of a fence.
    private static boolean fenced(String text, Span span, Protection protection) {
        String before = text.substring(0, span.start()).stripTrailing();
        String opening = before.substring(before.lastIndexOf('\n') + 1).strip();
        String closing = text.substring(span.end()).stripLeading();
        boolean whole = Fence.marks(opening) && Fence.marks(closing) && insideFence(text, span.start())
                && FENCES.contains(opening.replaceAll("^[`~]+", "").strip().toLowerCase(Locale.ROOT));
        return whole && protection.spans().stream().noneMatch(
                other -> other.message() == span.message() && Kind.of(other.reason()).orElse(null) == Kind.QUOTE
                        && other.start() < span.start() && span.end() < other.end());
    }
}
