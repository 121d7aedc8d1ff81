package dev.whittle.optimizer.protect;

import dev.whittle.optimizer.protect.Protector.Found;
import dev.whittle.optimizer.text.Paragraph;
import dev.whittle.pass.Protection.Span;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The prose a prompt carries for the model to read: its documents without questions, examples, tags, code,
/// data and tables. Sentences may be taken out of it where a person asks for that.
public final class Contexts {
    private static final Pattern ASKING = Pattern.compile(
            "(?i)[\\s*#_>-]{0,8}(?:user |search |customer |your )?(?:q|questions?|query|tasks?|instructions?|rules|a|answer|"
                    + "output|label|response|reply|output format|format)\\b ?#?\\d{0,3}[*_]{0,3}(?::|\\s*$).*",
            Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("(?:[*#_]{1,3} ?)?[A-Z][\\w -]{0,40}[*_]{0,3}:.*",
            Pattern.DOTALL);
    private static final Set<Kind> EXACT = Set.of(Kind.TAG, Kind.CODE, Kind.DIFF, Kind.DATA, Kind.TABLE);
    // Less text than this is a name, a heading or a caption.
    private static final int FEWEST = 60;
    // A long message of which less than a third is marked as documents is one itself.
    private static final int LONG = 1_500;
    private static final int PART_MARKED = 3;

    private Contexts() {}

    private record Part(int start, int end) {}

    /// The pieces in order, each free of blanks at its ends and none overlapping another.
    public static List<Span> of(Prompt prompt) {
        List<Span> documents = new ArrayList<>(Regions.documents(prompt));
        documents.removeIf(span -> ASKING.matcher(in(prompt, span)).lookingAt());
        documents.removeIf(span -> span.end() - span.start() < FEWEST);
        Shield examples = new Shield(Regions.examples(prompt));
        List<Span> pieces = new ArrayList<>();
        for (int message = 0; message < prompt.messages().size(); message++) {
            int at = message;
            List<Part> own = documents.stream().filter(span -> span.message() == at)
                    .map(span -> new Part(span.start(), span.end())).toList();
            String text = prompt.messages().get(message).text();
            List<Part> parts = new ArrayList<>();
            own.forEach(part -> parts.add(extended(text, part)));
            int labelled = merged(parts).stream().mapToInt(part -> part.end() - part.start()).sum();
            boolean user = prompt.messages().get(message).role() == Role.USER;
            if (user && text.length() >= LONG && labelled < text.length() / PART_MARKED) {
                parts.addAll(middle(text));
            }
            cut(text, merged(parts)).stream().filter(part -> !examples.touches(at, part.start(), part.end()))
                    .forEach(part -> pieces.add(new Span(at, part.start(), part.end(), "context")));
        }
        return pieces;
    }

    private static String in(Prompt prompt, Span span) {
        return prompt.messages().get(span.message()).text().substring(span.start(), span.end());
    }

    // A label speaks for the paragraphs below it up to the next label, heading or tag, if there is one.
    private static Part extended(String text, Part part) {
        if (!LABEL.matcher(text.substring(part.start(), part.end())).lookingAt()) {
            return part;
        }
        int end = part.end();
        for (Paragraph paragraph : Paragraph.of(text)) {
            String content = paragraph.in(text).stripLeading();
            if (paragraph.start() < part.end()) {
                continue;
            }
            if (LABEL.matcher(content).lookingAt() || "#<{".indexOf(content.charAt(0)) >= 0) {
                return new Part(part.start(), end);
            }
            end = paragraph.end();
        }
        return part;
    }

    // All but the first and the last paragraph, which say what to do, and what asks in between.
    private static List<Part> middle(String text) {
        List<Part> all = Paragraph.of(text).stream().map(part -> new Part(part.start(), part.end())).toList();
        return all.size() < 3
                ? List.of()
                : all.subList(1, all.size() - 1).stream()
                        .filter(part -> part.end() - part.start() >= FEWEST
                                && !ASKING.matcher(text.substring(part.start(), part.end())).lookingAt())
                        .toList();
    }

    private static List<Part> merged(List<Part> parts) {
        List<Part> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparingInt(Part::start));
        List<Part> merged = new ArrayList<>();
        for (Part part : sorted) {
            Part last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && part.start() <= last.end()) {
                merged.set(merged.size() - 1, new Part(last.start(), Math.max(last.end(), part.end())));
            } else {
                merged.add(part);
            }
        }
        return merged;
    }

    // Takes out what is exact text, and then what is too short to be prose.
    private static List<Part> cut(String text, List<Part> parts) {
        List<Found> exact = Protector.find(text).stream().filter(found -> EXACT.contains(found.kind()))
                .sorted(Comparator.comparingInt(Found::start)).toList();
        List<Part> pieces = new ArrayList<>();
        for (Part part : parts) {
            int from = part.start();
            for (Found found : exact) {
                if (found.end() > from && found.start() < part.end()) {
                    piece(text, from, Math.min(found.start(), part.end()), pieces);
                    from = Math.max(from, found.end());
                }
            }
            piece(text, from, part.end(), pieces);
        }
        return pieces;
    }

    private static void piece(String text, int from, int to, List<Part> pieces) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end - start >= FEWEST) {
            pieces.add(new Part(start, end));
        }
    }
}
