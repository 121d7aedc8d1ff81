package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.form.Html;
import dev.whittle.optimizer.protect.Regions;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Writes pieces of HTML as the text a reader sees; words, addresses and order stay, what only says how it
/// looks goes. Not where a prompt speaks of HTML, in code and examples, or around what a person marked.
public final class HtmlPass implements Pass {
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
        if (Lead.aboutLayout(prompt)) {
            return List.of();
        }
        Markup markup = Markup.of(prompt, protection, Regions.examples(prompt), HtmlPass::end);
        return ABOUT.matcher(markup.others()).find()
                ? List.of()
                : markup.pieces().stream().map(this::edit).flatMap(Optional::stream).toList();
    }

    private Optional<Edit> edit(Markup.Piece piece) {
        return Html.text(piece.text()).filter(text -> !text.isEmpty())
                .map(text -> new Edit(id(), "html.text", piece.message(), piece.start(), piece.end(), text,
                        "The model reads the same words without tags, classes and styles.", Risk.MEDIUM));
    }

    // Elements that follow each other are one piece.
    private static int end(String text, int start, String name) {
        int end = Html.block(name) ? Html.end(text, start) : -1;
        while (end > 0) {
            int next = Markup.next(text, end);
            int further = next < text.length() && text.charAt(next) == '<' ? Html.end(text, next) : -1;
            if (further < 0) {
                break;
            }
            end = further;
        }
        return end > 0 && text.substring(start, end).chars().filter(c -> c == '<').count() >= FEWEST_TAGS ? end : -1;
    }
}
