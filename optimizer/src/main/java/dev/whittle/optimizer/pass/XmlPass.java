package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.fewshot.ExampleFinder;
import dev.whittle.optimizer.form.Html;
import dev.whittle.optimizer.form.Xml;
import dev.whittle.optimizer.protect.Regions;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Message;
import dev.whittle.prompt.Prompt;
import dev.whittle.prompt.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Writes data in XML without its layout, and lists of like elements as comma-separated lines with their names
/// once on top. Lossless: every name, attribute and value can be read back. Not the tags that part a prompt,
/// not where it speaks of XML or of a tag of the data, and not in code, examples or what a person marked.
public final class XmlPass implements Pass {
    private static final Pattern ABOUT = Pattern
            .compile("(?i)\\b(?:xml|xslt?|xsd|xpath|xquery|soap|rss|svg|sgml|markup|tags?|elements?|attributes?|"
                    + "namespaces?|nodes?)\\b");
    private static final Pattern TAG = Pattern.compile("<([A-Za-z_][\\w:.-]{0,60})");
    private static final Set<String> PARTING = Set.of("example", "examples", "context", "document", "documents",
            "document_content", "question", "questions", "query", "answer", "answers", "thinking", "passage",
            "passages", "conversation", "transcript", "input", "schema");

    @Override
    public String id() {
        return "xml";
    }

    @Override
    public String title() {
        return "XML data";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        if (Lead.aboutLayout(prompt)) {
            return List.of();
        }
        List<Span> examples = Regions.examples(prompt).stream().filter(span -> !data(prompt, span)).toList();
        Markup markup = Markup.of(prompt, protection, examples, XmlPass::end);
        return ABOUT.matcher(markup.others()).find()
                ? List.of()
                : markup.pieces().stream().filter(piece -> free(prompt, markup, piece)).map(this::edit)
                        .flatMap(Optional::stream).toList();
    }

    // Records of two elements look like examples; those have an answer among their names.
    private static boolean data(Prompt prompt, Span span) {
        Message message = prompt.messages().get(span.message());
        String text = message.text().substring(span.start(), span.end());
        return message.role() != Role.ASSISTANT && text.stripLeading().startsWith("<")
                && TAG.matcher(text).results()
                        .noneMatch(tag -> ExampleFinder.answers(tag.group(1).toLowerCase(Locale.ROOT)));
    }

    private static boolean free(Prompt prompt, Markup markup, Markup.Piece piece) {
        return !Lead.shown(prompt.messages().get(piece.message()).text(), piece.start())
                && Xml.names(piece.text()).stream().noneMatch(name -> parts(name)
                        || markup.others().contains("<" + name) || markup.others().contains("</" + name));
    }

    private Optional<Edit> edit(Markup.Piece piece) {
        Optional<String> lines = Xml.lines(piece.text());
        return lines.isPresent()
                ? lines.map(text -> edit(piece, "xml.lines", text, Risk.LOW,
                        "A list of like elements needs its names only once; each line is one element."))
                : Xml.minified(piece.text()).filter(text -> !text.equals(piece.text()))
                        .map(text -> edit(piece, "xml.minify", text, Risk.NONE,
                                "XML says the same without blanks and line breaks between its elements."));
    }

    private Edit edit(Markup.Piece piece, String rule, String text, Risk risk, String reason) {
        return new Edit(id(), rule, piece.message(), piece.start(), piece.end(), text, reason, risk);
    }

    private static boolean parts(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return PARTING.contains(small) || Regions.instructs(small);
    }

    // Elements of one name that follow each other are one piece.
    private static int end(String text, int start, String name) {
        if (Html.block(name)) {
            return -1;
        }
        int end = Xml.end(text, start);
        while (end > 0) {
            int next = Markup.next(text, end);
            boolean like = text.startsWith("<" + name, next)
                    && " \t\r\n/>".indexOf(text.charAt(Math.min(text.length() - 1, next + 1 + name.length()))) >= 0;
            int further = like ? Xml.end(text, next) : -1;
            if (further < 0) {
                break;
            }
            end = further;
        }
        return end > 0 && Xml.data(text.substring(start, end)) ? end : -Math.abs(end);
    }
}
