package dev.whittle.optimizer.protect;

import dev.whittle.optimizer.fewshot.Example;
import dev.whittle.optimizer.fewshot.ExampleFinder;
import dev.whittle.optimizer.text.Line;
import dev.whittle.pass.Protection.Span;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a prompt lets others speak: its examples, and the documents it is about. Passes on wording
/// keep out of both, since a customer's "please" is not an instruction.
public final class Regions {
    private static final Pattern LABEL = Pattern
            .compile(
                    "\\s{0,8}(?:[\\[(]?\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?: ?[AaPp][Mm])?[\\])]?,?(?: -)? )?(?:[*#_]{1,3} ?)?([A-Z][A-Za-z-]{0,30}(?: [A-Za-z-]{1,20})?) ?#?(?:\\d{1,3})?"
                            + "(?: \\([^()\\n]{1,40}\\))?[*_]{0,3}:");
    private static final Set<String> DATA_LABELS = Set.of("customer", "user", "email", "e-mail", "ticket", "review",
            "context", "passage", "text", "document", "article", "transcript", "message", "conversation", "comment",
            "feedback", "input", "output", "q", "a", "question", "answer", "abstract", "source", "story", "post",
            "tweet",
            "data", "response", "reply", "agent", "assistant", "human", "ai", "client", "caller", "example", "examples",
            "premise", "hypothesis", "sentence", "label", "dialogue", "chat", "log", "logs", "quote", "original",
            "subject", "body",
            "customer message", "customer email", "support ticket", "user message", "user query", "query",
            "wikipedia title");
    // Repeated, these count pieces of context, not examples.
    private static final Set<String> PIECE_LABELS = Set.of("document", "doc", "passage", "chunk", "page", "section",
            "excerpt", "snippet", "file", "result", "search result", "source");
    private static final Set<String> INSTRUCTION_TAGS = Set.of("instructions", "instruction", "task", "tasks", "rules",
            "rule",
            "guidelines", "guideline", "system", "prompt", "role", "format", "output_format", "requirements",
            "requirement",
            "note", "notes", "steps", "step", "constraints", "constraint", "objective", "goal", "goals", "important",
            "policy",
            "system_prompt", "output", "b", "i", "em", "strong", "p", "ul", "ol", "li", "br", "div", "span", "u");

    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?i)\\b(?:reviews?|comments?|messages?|e-?mails?|tickets?|tweets?|posts?|feedback|quotes?|complaints?|testimonials?|"
                    + "transcripts?|conversations?|responses|answers|utterances|chats?)\\b[^:.!?]{0,40}:\\s*$");
    private static final Pattern ITEM = Pattern.compile("\\s*(?:\\(?\\d{1,3}[.):]|[-*+•>]|[\"“«])\\s*\\S");

    private Regions() {}

    /// The examples of a prompt: those [ExampleFinder] finds in each message, assistant messages, and
    /// all text from the first to the last of the labels that stand at the start of two or
    /// more lines ("Q:", "Input:"), the last one's paragraph included. Labels that count pieces of context
    /// ("Document 2:") make documents instead.
    public static List<Span> examples(Prompt prompt) {
        List<Span> spans = new ArrayList<>();
        for (int index = 0; index < prompt.messages().size(); index++) {
            Message message = prompt.messages().get(index);
            if (message.role() == Role.ASSISTANT) {
                spans.add(new Span(index, 0, message.text().length(), "example"));
            } else {
                for (Example example : ExampleFinder.find(message.text()).examples()) {
                    spans.add(new Span(index, example.start(), example.end(), "example"));
                }
                labelled(index, message.text(), false, "example", spans);
            }
        }
        return spans;
    }

    /// The documents of a prompt: the paragraph behind a label such as "Email:", and the content of
    /// tags such as `<document>`.
    public static List<Span> documents(Prompt prompt) {
        List<Span> spans = new ArrayList<>();
        for (int index = 0; index < prompt.messages().size(); index++) {
            String text = prompt.messages().get(index).text();
            List<Line> lines = Line.of(text);
            for (int line = 0; line < lines.size(); line++) {
                String label = label(text, lines.get(line));
                boolean labels = label != null && DATA_LABELS.contains(label);
                if (labels || announces(text, lines, line)) {
                    int end = paragraphEnd(text, lines, line);
                    int start = labels ? lines.get(line).start() : lines.get(line).next();
                    spans.add(new Span(index, start, end, "document"));
                    while (line + 1 < lines.size() && lines.get(line + 1).start() < end) {
                        line++;
                    }
                }
            }
            labelled(index, text, true, "document", spans);
            tagged(index, text, spans);
        }
        return spans;
    }

    /// What a prompt carries without a label or tag: mails with their heads, text a sentence in front
    /// announces. Wider than [#documents], so only what leaves it alone may rely on it.
    public static List<Span> carried(Prompt prompt) {
        List<Span> spans = new ArrayList<>();
        for (int index = 0; index < prompt.messages().size(); index++) {
            spans.addAll(Carried.of(index, prompt.messages().get(index).text()));
        }
        return spans;
    }

    /// Whether a tag of this name, in lower case, usually stands around what a prompt asks for.
    public static boolean instructs(String tag) {
        return INSTRUCTION_TAGS.contains(tag);
    }

    /// All text from the first to the last of the labels that stand at the start of two or more lines.
    static List<Span> repeated(int message, String text) {
        List<Span> spans = new ArrayList<>();
        labelled(message, text, false, "example", spans);
        return spans;
    }

    private static void labelled(int message, String text, boolean pieces, String reason, List<Span> spans) {
        List<Line> lines = Line.of(text);
        Map<String, Integer> first = new HashMap<>();
        int from = Integer.MAX_VALUE;
        int last = -1;
        for (int line = 0; line < lines.size(); line++) {
            String label = label(text, lines.get(line));
            if (label != null && PIECE_LABELS.contains(label) == pieces) {
                Integer before = first.putIfAbsent(label, line);
                if (before != null && (pieces || !boilerplate(text, lines, before, line))) {
                    from = Math.min(from, before);
                    last = line;
                }
            }
        }
        if (last >= 0) {
            spans.add(new Span(message, lines.get(from).start(), paragraphEnd(text, lines, last), reason));
        }
    }

    // The same words behind the same label, and many of them, are said twice, not exampled twice.
    private static boolean boilerplate(String text, List<Line> lines, int one, int other) {
        String said = lines.get(one).in(text).strip();
        return said.length() >= 80 && said.equals(lines.get(other).in(text).strip());
    }

    // "Classify these customer reviews:" announces what others wrote, below it as a list.
    private static boolean announces(String text, List<Line> lines, int at) {
        Line line = lines.get(at);
        int next = at + 1;
        while (next < lines.size() && lines.get(next).blank(text)) {
            next++;
        }
        return next < lines.size() && line.end() - line.start() < 200 && ANNOUNCED.matcher(line.in(text)).find()
                && ITEM.matcher(lines.get(next).in(text)).lookingAt();
    }

    private static @Nullable String label(String text, Line line) {
        Matcher matcher = LABEL.matcher(text).region(line.start(), Math.min(line.end(), line.start() + 100));
        return matcher.lookingAt() ? matcher.group(1).toLowerCase(Locale.ROOT) : null;
    }

    // A label on a line of its own speaks for the paragraph below it.
    private static int paragraphEnd(String text, List<Line> lines, int label) {
        int line = label + 1;
        boolean alone = text.substring(lines.get(label).start(), lines.get(label).end()).stripTrailing().endsWith(":");
        while (alone && line < lines.size() && lines.get(line).blank(text)) {
            line++;
        }
        while (line < lines.size() && !lines.get(line).blank(text)) {
            line++;
        }
        return lines.get(line - 1).end();
    }

    private static void tagged(int message, String text, List<Span> spans) {
        for (Element element : Element.in(text)) {
            if (!INSTRUCTION_TAGS.contains(element.name())) {
                spans.add(new Span(message, element.from(), element.to(), "document"));
            }
        }
    }
}
