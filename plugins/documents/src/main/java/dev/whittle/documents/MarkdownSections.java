package dev.whittle.documents;

import dev.whittle.document.Document.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts Markdown at its headings, front matter aside.
final class MarkdownSections {
    private static final String PATH = " > ";

    private final String[] lines;
    private final List<Section> sections = new ArrayList<>();

    private MarkdownSections(String text) {
        this.lines = text.split("\n", -1);
    }

    static List<Section> of(String text) {
        return new MarkdownSections(text).cut();
    }

    private List<Section> cut() {
        int start = frontMatter();
        List<MarkdownHeading> path = new ArrayList<>();
        List<MarkdownHeading> headings = MarkdownHeading.in(lines, start);
        for (int i = 0; i < headings.size(); i++) {
            MarkdownHeading heading = headings.get(i);
            int end = heading.start();
            MarkdownHeading above = i == 0 ? null : headings.get(i - 1);
            // A heading right above a deeper one has no text of its own and goes with it.
            if (above == null || above.level() >= heading.level() || !isBlank(above.end(), end)) {
                add(path, start, end);
                start = end;
            }
            path.removeIf(outer -> outer.level() >= heading.level());
            path.add(heading);
        }
        add(path, start, lines.length);
        return sections;
    }

    private int frontMatter() {
        if (!lines[0].stripTrailing().equals("---")) {
            return 0;
        }
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i].stripTrailing();
            if (line.equals("---") || line.equals("...")) {
                if (!isBlank(1, i)) {
                    sections.add(new Section("front matter", text(1, i)));
                }
                return i + 1;
            }
        }
        return 0;
    }

    private void add(List<MarkdownHeading> path, int start, int end) {
        if (!isBlank(start, end)) {
            String title = String.join(PATH,
                    path.stream().map(MarkdownHeading::title).filter(name -> !name.isEmpty()).toList());
            sections.add(new Section(title, text(start, end)));
        }
    }

    private boolean isBlank(int start, int end) {
        return Arrays.stream(lines, start, end).allMatch(String::isBlank);
    }

    // Without the blank lines around it; the first line's indentation means something.
    private String text(int start, int end) {
        int first = start;
        while (lines[first].isBlank()) {
            first++;
        }
        return String.join("\n", Arrays.asList(lines).subList(first, end)).stripTrailing();
    }
}
