package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.protect.Kind;
import dev.whittle.optimizer.protect.Shield;
import dev.whittle.optimizer.text.Line;
import dev.whittle.optimizer.text.Pages;
import dev.whittle.pass.Edit;
import dev.whittle.pass.Pass;
import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.pass.Risk;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out the headers and footers that stand on every page of text that came from a paged document.
/// The first one stays whole; of the others only the page number stays, since a citation may need it.
/// Lines count as furniture only beside page numbers, on three pages or more.
public final class FurniturePass implements Pass {
    private static final int PAGES = 3;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

    @Override
    public String id() {
        return "furniture";
    }

    @Override
    public String title() {
        return "Page headers and footers";
    }

    @Override
    public List<Edit> propose(Prompt prompt, Protection protection) {
        List<Span> closed = new ArrayList<>(protection.spans());
        closed.removeIf(span -> Kind.of(span.reason()).map(Kind::foldable).orElse(false));
        Shield shield = new Shield(closed);
        List<Edit> edits = new ArrayList<>();
        for (int message = 0; message < prompt.messages().size(); message++) {
            String text = prompt.messages().get(message).text();
            search(message, text, Line.of(text), shield, edits);
        }
        return edits;
    }

    private static void search(int message, String text, List<Line> lines, Shield shield, List<Edit> edits) {
        Map<String, List<Integer>> byShape = new HashMap<>();
        for (int line = 0; line < lines.size(); line++) {
            if (furnishes(text, lines.get(line))) {
                byShape.computeIfAbsent(shape(text, lines.get(line)), _ -> new ArrayList<>()).add(line);
            }
        }
        List<Edit> own = new ArrayList<>();
        byShape.values().stream().filter(same -> same.size() >= PAGES)
                .forEach(same -> same.subList(1, same.size()).forEach(
                        line -> cut(message, text, lines, line, same.getFirst() + 1, own)));
        own.removeIf(edit -> shield.touches(message, edit.start(), edit.end()));
        own.sort((one, other) -> Integer.compare(one.start(), other.start()));
        edits.addAll(own);
    }

    // A short line with words that carries a page number or has one on the line beside it.
    private static boolean furnishes(String text, Line line) {
        if (line.end() - line.start() > 120 || !LETTERS.matcher(rest(line.in(text))).find()) {
            return false;
        }
        return Pages.beside(text, line.start());
    }

    private static String rest(String line) {
        return Pages.number(line).replaceAll("");
    }

    private static String shape(String text, Line line) {
        Matcher page = Pages.number(line.in(text));
        return page.find()
                ? line.in(text).substring(0, page.start()) + "#" + DIGITS.matcher(page.group()).replaceAll("0") + "#"
                        + line.in(text).substring(page.end())
                : line.in(text).strip();
    }

    private static void cut(int message, String text, List<Line> lines, int at, int kept, List<Edit> edits) {
        Line line = lines.get(at);
        String why = "This page header or footer stands on every page; the one in line %d stays.".formatted(kept);
        Matcher page = Pages.number(line.in(text));
        if (!page.find()) {
            edits.add(new Edit("furniture", "furniture.line", message, lines.get(at - 1).end(), line.end(), "", why,
                    Risk.LOW));
            return;
        }
        int from = line.start() + page.start();
        int to = line.start() + page.end();
        if (LETTERS.matcher(text).region(line.start(), from).find()) {
            edits.add(new Edit("furniture", "furniture.head", message, line.indent(text), from, "", why, Risk.LOW));
        }
        if (LETTERS.matcher(text).region(to, line.end()).find()) {
            edits.add(new Edit("furniture", "furniture.tail", message, to, line.end(), "", why, Risk.LOW));
        }
    }
}
