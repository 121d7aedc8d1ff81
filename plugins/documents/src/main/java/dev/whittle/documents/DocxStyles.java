package dev.whittle.documents;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// What the paragraph styles of a Word document say of paragraphs, by the styles' ids (ECMA-376 part 1, 17.7).
record DocxStyles(Map<String, Style> styles) {
    static final Style PLAIN = new Style(Role.TEXT, 0, null);
    private static final int LONGEST_CHAIN = 20;
    private static final int DEEPEST_HEADING = 6;

    /// What a paragraph is.
    enum Role {
        TEXT, TITLE, HEADING, CONTENTS
    }

    /// @param level of a heading, from 1
    /// @param list the list it is an item of, or null
    record Style(Role role, int level, DocxLists.@Nullable Place list) {}

    Style of(String id) {
        return styles.getOrDefault(id, PLAIN);
    }

    static DocxStyles read(InputStream in) throws XMLStreamException {
        Map<String, Read> read = new HashMap<>();
        XMLStreamReader xml = SafeXml.reader(in);
        Read style = new Read();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                String value = SafeXml.value(xml, "val");
                switch (xml.getLocalName()) {
                    case "style" -> {
                        style = new Read();
                        read.put(SafeXml.value(xml, "styleId"), style);
                    }
                    case "name" -> style.name = value.toLowerCase(Locale.ROOT);
                    case "basedOn" -> style.basedOn = value;
                    case "outlineLvl" -> style.level = level(value);
                    case "numId" -> style.list = value;
                    case "ilvl" -> style.depth = DocxLists.depth(value);
                    default -> {
                    }
                }
            }
        }
        Map<String, Style> styles = new HashMap<>();
        read.forEach((id, one) -> styles.put(id, one.resolved(read)));
        return new DocxStyles(styles);
    }

    /// The level of a heading by its outline level, 0 if it is none.
    static int level(String outline) {
        return outline.matches("[0-5]") ? Math.min(DEEPEST_HEADING, outline.charAt(0) - '0' + 1) : 0;
    }

    /// A style as it stands in the file.
    private static final class Read {
        private String name = "";
        private String basedOn = "";
        private int level = -1;
        private @Nullable String list;
        private @Nullable Integer depth;

        Style resolved(Map<String, Read> all) {
            Role role = Role.TEXT;
            int found = -1;
            String number = null;
            Integer deep = null;
            Read one = this;
            for (int step = 0; one != null && step < LONGEST_CHAIN; step++) {
                if (role == Role.TEXT && found < 0) {
                    role = one.name.startsWith("toc ") || one.name.equals("table of figures")
                            ? Role.CONTENTS
                            : one.name.equals("title") ? Role.TITLE : Role.TEXT;
                    found = one.name.matches("heading [1-6]") ? one.name.charAt(8) - '0' : one.level;
                }
                number = number == null ? one.list : number;
                deep = deep == null ? one.depth : deep;
                one = all.get(one.basedOn);
            }
            DocxLists.Place place = number == null ? null : new DocxLists.Place(number, deep == null ? 0 : deep);
            return new Style(role == Role.TEXT && found > 0 ? Role.HEADING : role, Math.max(0, found), place);
        }
    }
}
