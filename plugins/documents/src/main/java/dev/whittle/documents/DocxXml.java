package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DocumentException;
import dev.whittle.documents.DocxStyles.Role;
import dev.whittle.documents.DocxStyles.Style;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// WordprocessingML (ECMA-376 part 1, 17.3 and 17.4) as Markdown, read from front to back.
final class DocxXml {
    private static final int DEEPEST = 1_000;
    private static final int DEEPEST_HEADING = 6;
    private static final int WIDEST = 100;
    // What was deleted or moved away, how things were before a change, and the second version of what stands there.
    private static final Set<String> LEFT_OUT = Set.of("del", "moveFrom", "pPrChange", "rPrChange", "tblPrChange",
            "tblGridChange", "trPrChange", "tcPrChange", "sectPrChange", "numberingChange", "Fallback");
    private final Parts parts;
    private final BoundedFile file;
    private final StringBuilder text = new StringBuilder();
    private final Deque<List<List<String>>> tables = new ArrayDeque<>();
    // Paragraphs that text boxes stand in.
    private final Deque<Paragraph> outer = new ArrayDeque<>();
    private final List<String> notes = new ArrayList<>();
    private Paragraph paragraph = new Paragraph();
    private int numbered;
    private int columns = 1;
    private int below;
    private boolean hidden;
    private boolean told;
    private boolean afterItem;
    private int leftOut;

    /// What else a document says.
    ///
    /// @param notes texts of footnotes and endnotes, by kind and id
    record Parts(DocxStyles styles, DocxLists lists, Map<String, String> notes) {}

    private static final class Paragraph {
        private final StringBuilder text = new StringBuilder();
        private Style style = DocxStyles.PLAIN;
        private @Nullable Integer level;
        private @Nullable String list;
        private @Nullable Integer depth;

        DocxLists.@Nullable Place place() {
            DocxLists.Place styled = style.list();
            boolean named = list != null && !list.isEmpty();
            String number = named || styled == null ? list : styled.list();
            int deep = depth != null ? depth : styled == null ? 0 : styled.depth();
            return number == null || number.equals("0") ? null : new DocxLists.Place(number, deep);
        }
    }

    private DocxXml(Parts parts, BoundedFile file) {
        this.parts = parts;
        this.file = file;
    }

    static String text(InputStream body, Parts parts, BoundedFile file) throws XMLStreamException, DocumentException {
        DocxXml document = new DocxXml(parts, file);
        XMLStreamReader xml = SafeXml.reader(body);
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw new DocumentException("\"%s\" is nested deeper than %,d levels; save it again from Word."
                                .formatted(file.name(), DEEPEST));
                    }
                    if (document.leftOut > 0 || LEFT_OUT.contains(xml.getLocalName())) {
                        document.leftOut++;
                    } else {
                        document.start(xml);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (document.leftOut > 0) {
                        document.leftOut--;
                    } else {
                        document.end(xml.getLocalName());
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (document.told && document.leftOut == 0) {
                        document.paragraph.text.append(xml.getText());
                    }
                }
                default -> {
                }
            }
        }
        return document.text.toString().strip();
    }

    private void start(XMLStreamReader xml) {
        String value = SafeXml.value(xml, "val");
        switch (xml.getLocalName()) {
            case "p" -> {
                Paragraph next = new Paragraph();
                next.text.append(paragraph.text); // of the cell, so far
                paragraph = next;
            }
            case "pStyle" -> paragraph.style = parts.styles().of(value);
            case "outlineLvl" -> paragraph.level = DocxStyles.level(value);
            case "numPr" -> paragraph.list = "";
            case "numId" -> paragraph.list = value;
            case "ilvl" -> paragraph.depth = DocxLists.depth(value);
            case "r" -> hidden = false;
            case "vanish" -> hidden = !value.equals("0") && !value.equals("false");
            case "t" -> told = !hidden;
            case "tab" -> paragraph.text.append(paragraph.text.isEmpty() ? "" : "\t");
            case "br", "cr" -> paragraph.text.append('\n');
            case "noBreakHyphen" -> paragraph.text.append('-');
            case "footnoteReference", "endnoteReference" -> note(
                    xml.getLocalName().replace("Reference", " ") + SafeXml.value(xml, "id"));
            case "txbxContent" -> {
                outer.push(paragraph);
                paragraph = new Paragraph();
            }
            case "tbl" -> tables.push(new ArrayList<>());
            case "tr" -> {
                if (!tables.isEmpty()) {
                    tables.peek().add(new ArrayList<>());
                }
            }
            case "tc" -> columns = 1;
            case "gridSpan" -> columns = value.matches("[1-9]\\d?") ? Math.min(WIDEST, Integer.parseInt(value)) : 1;
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
                    paragraph.text.append('\n');
                }
            }
            case "txbxContent" -> {
                Paragraph around = outer.pop();
                around.text.append(paragraph.text.toString().isBlank() ? "" : "\n" + paragraph.text);
                paragraph = around;
            }
            case "tc" -> {
                if (!tables.isEmpty() && !tables.peek().isEmpty()) {
                    List<String> row = tables.peek().getLast();
                    row.add(paragraph.text.toString());
                    for (int more = 1; more < columns; more++) {
                        row.add("");
                    }
                    columns = 1;
                    paragraph = new Paragraph();
                }
            }
            case "tbl" -> {
                if (!tables.isEmpty()) {
                    table(tables.pop());
                }
            }
            default -> {
            }
        }
    }

    // A table in a cell becomes the cell's text.
    private void table(List<List<String>> rows) throws DocumentException {
        if (tables.isEmpty()) {
            add(PipeRows.table(rows, file), false);
            tellNotes();
        } else {
            rows.forEach(row -> paragraph.text.append(String.join(", ", row.stream().map(String::strip)
                    .filter(cell -> !cell.isEmpty()).toList())).append("; "));
        }
    }

    private void note(String key) {
        String said = parts.notes().get(key);
        if (said != null && !said.isEmpty()) {
            paragraph.text.append("[^%d]".formatted(++numbered));
            notes.add("[^%d]: %s".formatted(numbered, said));
        }
    }

    private void flush() throws DocumentException {
        String plain = paragraph.text.toString().replace('\u00A0', ' ').strip();
        Paragraph ended = paragraph;
        paragraph = new Paragraph();
        Style style = ended.style;
        if (!plain.isEmpty() && style.role() != Role.CONTENTS) {
            int level = ended.level != null ? ended.level : style.role() == Role.HEADING ? style.level() : 0;
            DocxLists.Place place = ended.place();
            if (style.role() == Role.TITLE || level > 0) {
                // what follows stands below the document's title
                int deep = style.role() == Role.TITLE ? 1 : Math.min(DEEPEST_HEADING, level + below);
                below = style.role() == Role.TITLE ? 1 : below;
                add("#".repeat(deep) + " " + plain.replaceAll("\\s*\\n\\s*", " "), false);
            } else if (place != null) {
                String mark = parts.lists().mark(place);
                add(mark + plain.replace("\n", "\n" + " ".repeat(mark.length())), true);
            } else {
                add(plain, false);
            }
        }
        tellNotes();
    }

    private void tellNotes() throws DocumentException {
        if (tables.isEmpty() && outer.isEmpty()) {
            for (String note : notes) {
                add(note, false);
            }
            notes.clear();
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
}
