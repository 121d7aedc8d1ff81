package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DocumentException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// WordprocessingML (ECMA-376 part 1, 17.3 and 17.4) as Markdown, read from front to back.
final class DocxXml {
    private static final int DEEPEST = 1_000;
    private static final int DEEPEST_HEADING = 6;
    private final Map<String, Integer> levels;
    private final BoundedFile file;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder paragraph = new StringBuilder();
    private final Deque<List<List<String>>> tables = new ArrayDeque<>();
    private int heading;
    private boolean listed;
    private boolean told;
    private boolean afterItem;

    private DocxXml(Map<String, Integer> levels, BoundedFile file) {
        this.levels = levels;
        this.file = file;
    }

    /// The level of each paragraph style that is a heading, by the style's id: by outline level, or by its name.
    static Map<String, Integer> headingLevels(InputStream styles) throws XMLStreamException {
        Map<String, Integer> levels = new HashMap<>();
        XMLStreamReader xml = SafeXml.reader(styles);
        String style = "";
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "style" -> style = SafeXml.value(xml, "styleId");
                    case "name" -> {
                        String name = SafeXml.value(xml, "val").toLowerCase(Locale.ROOT);
                        if (name.equals("title")) {
                            levels.put(style, 1);
                        } else if (name.matches("heading [1-6]")) {
                            levels.put(style, name.charAt(8) - '0');
                        }
                    }
                    case "outlineLvl" -> levels.putIfAbsent(style, level(SafeXml.value(xml, "val")));
                    default -> {
                    }
                }
            }
        }
        levels.values().removeIf(level -> level == 0);
        return levels;
    }

    static String text(InputStream body, Map<String, Integer> levels, BoundedFile file)
            throws XMLStreamException, DocumentException {
        DocxXml document = new DocxXml(levels, file);
        XMLStreamReader xml = SafeXml.reader(body);
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw new DocumentException("\"%s\" is nested deeper than %,d levels; save it again from Word."
                                .formatted(file.name(), DEEPEST));
                    }
                    document.start(xml);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    document.end(xml.getLocalName());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (document.told) {
                        document.paragraph.append(xml.getText());
                    }
                }
                default -> {
                }
            }
        }
        return document.text.toString().strip();
    }

    private void start(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "p" -> {
                // a paragraph of a text box stands within another: it begins a new line there
                paragraph.append(paragraph.isEmpty() ? "" : "\n");
                heading = 0;
                listed = false;
            }
            case "pStyle" -> heading = levels.getOrDefault(SafeXml.value(xml, "val"), 0);
            case "outlineLvl" -> heading = level(SafeXml.value(xml, "val"));
            case "numPr" -> listed = true;
            case "t" -> told = true;
            case "tab" -> paragraph.append(paragraph.isEmpty() ? "" : "\t");
            case "br", "cr" -> paragraph.append('\n');
            case "noBreakHyphen" -> paragraph.append('-');
            case "tbl" -> tables.push(new ArrayList<>());
            case "tr" -> {
                if (!tables.isEmpty()) {
                    tables.peek().add(new ArrayList<>());
                }
            }
            default -> {
            }
        }
    }

    private void end(String name) throws DocumentException {
        switch (name) {
            case "t" -> told = false;
            case "p" -> {
                if (tables.isEmpty()) {
                    flush();
                } else {
                    paragraph.append('\n');
                }
            }
            case "tc" -> {
                if (!tables.isEmpty() && !tables.peek().isEmpty()) {
                    tables.peek().getLast().add(paragraph.toString());
                    paragraph.setLength(0);
                }
            }
            case "tbl" -> {
                if (!tables.isEmpty()) {
                    String table = PipeRows.table(tables.pop(), file);
                    // a table in a cell becomes the cell's text
                    if (tables.isEmpty()) {
                        add(table, false);
                    } else {
                        paragraph.append(table.replace('|', ' '));
                    }
                }
            }
            default -> {
            }
        }
    }

    private void flush() throws DocumentException {
        String plain = paragraph.toString().replace('\u00A0', ' ').strip();
        paragraph.setLength(0);
        if (!plain.isEmpty()) {
            boolean title = heading > 0 && !plain.contains("\n");
            add(title ? "#".repeat(heading) + " " + plain : listed ? "- " + plain : plain, listed && !title);
        }
    }

    // Items of a list follow each other without a blank line.
    private void add(String block, boolean item) throws DocumentException {
        if (!block.isEmpty()) {
            text.append(text.isEmpty() ? "" : item && afterItem ? "\n" : "\n\n").append(block);
            afterItem = item;
        }
        if (text.length() > file.limits().characters()) {
            throw file.tooLong(text.length());
        }
    }

    private static int level(String outline) {
        return outline.matches("[0-5]") ? Math.min(DEEPEST_HEADING, outline.charAt(0) - '0' + 1) : 0;
    }
}
