package dev.whittle.optimizer.protect;

import dev.whittle.optimizer.fewshot.Example;
import dev.whittle.optimizer.fewshot.ExampleFinder;
import dev.whittle.optimizer.protect.NamedContexts.Range;
import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.Paragraph;
import dev.whittle.pass.Protection.Span;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The prose a prompt carries for the model to read: its documents without questions, examples, tags, code,
/// data and tables. Sentences may be taken out of it where a person asks for that.
public final class Contexts {
    private static final Pattern ASKING = Pattern.compile(
            "(?i)[\\s*#_>-]{0,8}(?:user |search |customer |your )?(?:q|questions?|query|tasks?|instructions?|rules|a|answer|"
                    + "output|label|response|reply|output format|format)\\b ?#?\\d{0,3}[*_]{0,3}(?::|\\s*$).*",
            Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("((?:[*#_]{1,3} ?)?[A-Z][\\w -]{0,40}[*_]{0,3}):.*",
            Pattern.DOTALL);
    private static final Set<Kind> EXACT = Set.of(Kind.TAG, Kind.CODE, Kind.DIFF, Kind.DATA, Kind.TABLE);
    // "[3]" is an array of JSON and what a passage is cited by.
    private static final Pattern NUMBER_MARK = Pattern.compile("\\[[\\d:., -]{1,20}\\]");
    // What a sentence in front announces is one of several texts in a message, if it is not as long as this.
    private static final int CARRIED = 200;
    /// Less text than so many chars is a name, a heading or a caption.
    public static final int FEWEST = 60;
    // A message of so many chars of which less than a third is marked as documents is one itself.
    private static final int LONG = 600;
    private static final int PART_MARKED = 3;
    private static final int PAPER = 6_000;
    private static final int FEW_DIRECTIVES = 10;

    private Contexts() {}

    private record Part(int start, int end) {}

    /// The pieces in order, each free of blanks at its ends and none overlapping another. What a label or tag
    /// names as context is context, even where its paragraphs look like examples; examples elsewhere are none.
    public static List<Span> of(Prompt prompt) {
        List<Span> documents = new ArrayList<>(Regions.documents(prompt));
        documents.removeIf(span -> ASKING.matcher(in(prompt, span)).lookingAt());
        documents.removeIf(span -> span.end() - span.start() < FEWEST || staysWhole(in(prompt, span)));
        List<Span> carried = Regions.carried(prompt);
        List<Span> pieces = new ArrayList<>();
        for (int message = 0; message < prompt.messages().size(); message++) {
            int at = message;
            String text = prompt.messages().get(message).text();
            List<Range> named = NamedContexts.in(text);
            List<Part> parts = new ArrayList<>();
            Set<Part> asking = asking(text);
            documents.stream()
                    .filter(span -> span.message() == at && !asking.contains(new Part(span.start(), span.end())))
                    .forEach(span -> parts.add(extended(text, new Part(span.start(), span.end()))));
            named.forEach(range -> parts.add(new Part(range.start(), range.end())));
            List<Range> told = new ArrayList<>(named);
            if (named.isEmpty()) {
                carried.stream().filter(span -> span.message() == at && span.end() - span.start() >= CARRIED)
                        .map(span -> NamedContexts.withoutTail(text, new Range(span.start(), span.end())))
                        .forEach(range -> {
                            told.add(range);
                            parts.add(new Part(range.start(), range.end()));
                        });
            }
            int labelled = merged(text, parts).stream().mapToInt(part -> part.end() - part.start()).sum();
            boolean user = prompt.messages().get(message).role() == Role.USER;
            if (user && text.length() >= LONG && labelled < text.length() / PART_MARKED) {
                parts.addAll(middle(text));
            }
            List<Part> stays = new ArrayList<>(exact(text));
            stays.addAll(examples(prompt.messages().get(message), named, told));
            stays.addAll(asked(text, told));
            cut(text, merged(text, parts), merged(text, stays)).forEach(
                    part -> pieces.add(new Span(at, part.start(), part.end(), "context")));
            JsonTexts.in(text).forEach(
                    range -> pieces.add(new Span(at, range.start(), range.end(), "context")));
        }
        pieces.sort(Comparator.comparingInt(Span::message).thenComparingInt(Span::start));
        return pieces;
    }

    // "Message: ..." above one or two paragraphs, which say all that is to be answered; "Tone: ..." and "Context: You are
    // ...", which tell the model what to do.
    private static boolean staysWhole(String part) {
        Head head = Head.of(part, Line.of(part).getFirst());
        return head != null && (head.role() == PartNames.Role.INSTRUCTION
                || (head.role() == PartNames.Role.MESSAGE && part.length() < LONG)
                || (head.role().reads() && Directive.casts(part, head.value())));
    }

    private static List<Part> asked(String text, List<Range> told) {
        List<Part> lines = new ArrayList<>();
        for (Line line : Line.of(text)) {
            Head head = Head.of(text, line);
            if (head == null) {
                continue;
            }
            boolean within = told.stream().anyMatch(range -> range.holds(line.start()));
            if (head.role() == PartNames.Role.MESSAGE) {
                lines.add(new Part(line.start(), head.value()));
            } else if (!within && (head.role() == PartNames.Role.QUESTION || head.role() == PartNames.Role.ANSWER)) {
                lines.add(new Part(line.start(), line.end()));
            }
        }
        return lines;
    }

    // What is found by its form begins with that; labels that only stand several times count up to the last of
    // those, for then comes the question.
    private static List<Part> examples(Message message, List<Range> named, List<Range> told) {
        String text = message.text();
        if (message.role() == Role.ASSISTANT) {
            return List.of(new Part(0, text.length()));
        }
        List<Part> examples = new ArrayList<>();
        int last = 0;
        for (Example example : ExampleFinder.find(text).examples()) {
            Part part = new Part(example.start(), example.end());
            if (!document(text, part)) {
                outside(part, named).ifPresent(examples::add);
                last = Math.max(last, part.end());
            }
        }
        for (Span span : Regions.repeated(0, text)) {
            int end = examples.isEmpty() ? span.end() : Math.min(span.end(), last);
            outside(new Part(span.start(), end), told).ifPresent(examples::add);
        }
        return examples;
    }

    // "Context A:" with a long text below it and no question.
    private static boolean document(String text, Part example) {
        String own = text.substring(example.start(), example.end());
        List<Line> lines = Line.of(own);
        Head head = lines.isEmpty() ? null : Head.of(own, lines.getFirst());
        return head != null && head.role().reads() && head.alone(own, lines.getFirst())
                && lines.getLast().end() - lines.getLast().start() >= 2 * FEWEST
                && lines.stream().map(line -> Head.of(own, line)).noneMatch(one -> one != null
                        && (one.role() == PartNames.Role.QUESTION || one.role() == PartNames.Role.ANSWER));
    }

    // What tags call a question, an answer or a rule.
    private static Set<Part> asking(String text) {
        return Element.in(text).stream()
                .filter(element -> element.role() != PartNames.Role.OTHER && !element.reads())
                .map(element -> new Part(element.from(), element.to())).collect(Collectors.toSet());
    }

    // Whatever begins within a context only looks like an example.
    private static Optional<Part> outside(Part example, List<Range> contexts) {
        int end = contexts.stream().filter(range -> range.holds(example.start())).mapToInt(Range::end).max()
                .orElse(example.start());
        return end < example.end() ? Optional.of(new Part(end, example.end())) : Optional.empty();
    }

    private static String in(String text, Part part) {
        return text.substring(part.start(), part.end());
    }

    private static String in(Prompt prompt, Span span) {
        return prompt.messages().get(span.message()).text().substring(span.start(), span.end());
    }

    // A label speaks for the paragraphs below it up to the next label, heading or tag, if there is one. If it
    // counts pieces ("Document 2:") it is part of them, else it names what stays.
    private static Part extended(String text, Part labelled) {
        Matcher label = LABEL.matcher(text.substring(labelled.start(), labelled.end()));
        if (!label.lookingAt()) {
            return labelled;
        }
        boolean counts = Character.isDigit(label.group(1).charAt(label.group(1).length() - 1));
        Part part = counts ? labelled : new Part(labelled.start() + label.end(1) + 1, labelled.end());
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

    // All but the first and the last paragraph, which say what to do with a text, and what asks in between. Where they
    // speak of none, all of the message says what to do.
    private static List<Part> middle(String text) {
        List<Part> all = Paragraph.of(text).stream().map(part -> new Part(part.start(), part.end())).toList();
        boolean told = all.size() > 2 && (Announcement.in(in(text, all.getFirst()))
                || Announcement.in(in(text, all.getLast())) || isPaper(text, all));
        return !told
                ? List.of()
                : all.subList(1, all.size() - 1).stream()
                        .filter(part -> part.end() - part.start() >= FEWEST
                                && !ASKING.matcher(in(text, part)).lookingAt() && !Directive.is(in(text, part))
                                && !staysWhole(in(text, part)))
                        .map(part -> extended(text, part)).toList();
    }

    // So long, and hardly a paragraph that says what to do.
    private static boolean isPaper(String text, List<Part> paragraphs) {
        return text.length() >= PAPER && paragraphs.stream().filter(part -> Directive.is(in(text, part))).count()
                * FEW_DIRECTIVES <= paragraphs.size();
    }

    // Parts with nothing but blanks between are one.
    private static List<Part> merged(String text, List<Part> parts) {
        List<Part> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparingInt(Part::start));
        List<Part> merged = new ArrayList<>();
        for (Part part : sorted) {
            Part last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && (part.start() <= last.end() || text.substring(last.end(), part.start()).isBlank())) {
                merged.set(merged.size() - 1, new Part(last.start(), Math.max(last.end(), part.end())));
            } else {
                merged.add(part);
            }
        }
        return merged;
    }

    private static List<Part> exact(String text) {
        return Protector.find(text).stream().filter(found -> EXACT.contains(found.kind()))
                .filter(found -> !NUMBER_MARK.matcher(text).region(found.start(), found.end()).matches())
                .map(found -> new Part(found.start(), found.end())).toList();
    }

    // Takes out what stays as it is, and then what is too short to be prose.
    private static List<Part> cut(String text, List<Part> parts, List<Part> stays) {
        List<Part> pieces = new ArrayList<>();
        for (Part part : parts) {
            int from = part.start();
            for (Part stay : stays) {
                if (stay.end() > from && stay.start() < part.end()) {
                    piece(text, from, Math.min(stay.start(), part.end()), pieces);
                    from = Math.max(from, stay.end());
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
