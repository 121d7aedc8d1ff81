package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.form.Html;
import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Regions;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes pieces of HTML as the text a reader sees; words, addresses and order stay, what only says how it
/// looks goes. Not where a prompt speaks of HTML, in code and examples, or around what a person marked.
public final class HtmlPass implements Pass {
    private static final Pattern START = Pattern.compile("(?m)^[ \\t]*<([A-Za-z][A-Za-z0-9]{0,15})[\\s>]");
    private static final Pattern ABOUT = Pattern
            .compile("(?i)\\b(?:html|css|markup|tags?|web ?pages?|dom|xpath|selectors?|elements?)\\b");
    private static final int FEWEST_TAGS = 4;

    @Override
    public String id() {
        return "html";
    }

    @Override
    public String title() {
        return "HTML as text";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        List<Edit> edits = new ArrayList<>();
        if (Lead.aboutLayout(prompt)) {
            return edits;
        }
        List<Span> closed = new ArrayList<>(Regions.examples(prompt));
        for (Span span : protection.spans()) {
            Kind kind = Kind.of(span.reason()).orElse(null);
            // Lines of HTML are taken for code; a fence around them begins with its mark.
            boolean html = kind == Kind.CODE && prompt.messages().get(span.message()).text()
                    .substring(span.start(), span.end()).stripLeading().startsWith("<");
            if (kind == null || (kind == Kind.CODE && !html) || kind == Kind.DIFF || kind == Kind.DATA) {
                closed.add(span);
            }
        }
        Shield shield = new Shield(closed);
        StringBuilder others = new StringBuilder();
        for (int message = 0; message < prompt.messages().size(); message++) {
            String text = prompt.messages().get(message).text();
            int done = 0;
            Matcher start = START.matcher(text);
            for (int at = 0; at < text.length() && start.find(at);) {
                int from = start.start(1) - 1;
                int end = Html.block(start.group(1)) ? end(text, from) : -1;
                at = Math.max(end, start.end());
                if (end > 0 && tags(text.substring(from, end)) >= FEWEST_TAGS && !shield.touches(message, from, end)) {
                    others.append(text, done, from).append('\n');
                    done = end;
                    propose(message, from, text.substring(from, end), edits);
                }
            }
            others.append(text, done, text.length()).append('\n');
        }
        return ABOUT.matcher(others).find() ? List.of() : edits;
    }

    private void propose(int message, int start, String html, List<Edit> edits) {
        Html.text(html).filter(text -> !text.isEmpty()).ifPresent(text -> edits.add(new Edit(id(), "html.text", message,
                start, start + html.length(), text,
                "The model reads the same words without tags, classes and styles.", Risk.MEDIUM)));
    }

    // Elements that follow each other are one piece.
    private static int end(String text, int start) {
        int end = Html.end(text, start);
        while (end > 0) {
            int next = end;
            while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            int further = next < text.length() && text.charAt(next) == '<' ? Html.end(text, next) : -1;
            if (further < 0) {
                return end;
            }
            end = further;
        }
        return end;
    }

    private static long tags(String html) {
        return html.chars().filter(c -> c == '<').count();
    }
}
