package dev.whittle.documents;

import dev.whittle.document.BoundedFile;
import dev.whittle.document.DelimitedText.Row;
import dev.whittle.document.DocumentException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The cells of one sheet (ECMA-376 part 1, 18.3), read from front to back.
final class XlsxSheet {
    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_ROWS = 1_048_576;
    // Excel keeps and shows this many; the digits behind them come from the arithmetic of doubles.
    private static final MathContext DIGITS = new MathContext(15);
    private final BoundedFile file;
    private final String name;
    private final List<String> strings;
    private final XlsxDates dates;
    private final XlsxBudget budget;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private int row;
    private int column;

    XlsxSheet(BoundedFile file, String name, List<String> strings, XlsxDates dates, XlsxBudget budget) {
        this.file = file;
        this.name = name;
        this.strings = strings;
        this.dates = dates;
        this.budget = budget;
    }

    List<Row> read(XMLStreamReader xml) throws XMLStreamException, DocumentException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
                String number = SafeXml.value(xml, "r");
                row = number.isEmpty() ? row + 1 : number.matches("[1-9]\\d{0,6}") ? Integer.parseInt(number) : 0;
                if (row < 1 || row > MOST_ROWS) {
                    throw damaged("row " + number);
                }
                column = 0;
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                place(SafeXml.value(xml, "r"));
                put(cell(xml));
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                endRow();
            }
        }
        return rows;
    }

    // A cell without an address stands right of the one before.
    private void place(String address) throws DocumentException {
        String letters = address.replaceAll("(?<!\\d)\\d++$", "");
        int at = 0;
        for (int i = 0; i < letters.length() && at <= MOST_COLUMNS; i++) {
            char letter = letters.charAt(i);
            at = letter >= 'A' && letter <= 'Z' ? at * 26 + letter - 'A' + 1 : MOST_COLUMNS + 1;
        }
        int next = address.isEmpty() ? column + 1 : at;
        if (next <= column || next > MOST_COLUMNS) {
            throw damaged("cell " + address);
        }
        column = next;
    }

    private void put(String text) throws DocumentException {
        if (!text.isEmpty()) {
            budget.characters(text.length());
            budget.cells(column - cells.size());
            while (cells.size() < column - 1) {
                cells.add("");
            }
            cells.add(text);
        }
    }

    private void endRow() {
        while (!cells.isEmpty() && cells.getLast().isBlank()) {
            cells.removeLast();
        }
        if (!cells.isEmpty()) {
            rows.add(new Row(row, cells));
            cells.clear();
        }
    }

    private String cell(XMLStreamReader xml) throws XMLStreamException, DocumentException {
        String type = SafeXml.value(xml, "t");
        String style = SafeXml.value(xml, "s");
        String value = null;
        String inline = "";
        boolean formula = false;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "f" -> formula = true;
                    case "v" -> value = XlsxStrings.text(xml, budget);
                    case "is" -> inline = XlsxStrings.text(xml, budget);
                    default -> {
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
        }
        // a formula may well give a text without a sign; programs that never work formulas out write no type
        boolean missing = value == null || (value.isEmpty() && !type.equals("str"));
        if (missing && formula) {
            throw new DocumentException("\"%s\" has a formula without its result in row %d of \"%s\"; open it in Excel "
                    .formatted(file.name(), row, name) + "or LibreOffice and save it, so that it is worked out.");
        }
        if (value == null) {
            return inline;
        }
        return switch (type) {
            case "s" -> shared(value.strip());
            case "b" -> value.strip().equals("1") ? "true" : "false";
            case "str", "e", "d", "inlineStr" -> value;
            default -> number(value.strip(), style);
        };
    }

    private String shared(String number) throws DocumentException {
        if (!number.matches("\\d{1,9}") || Integer.parseInt(number) >= strings.size()) {
            throw damaged("a text in row " + row);
        }
        return strings.get(Integer.parseInt(number));
    }

    private String number(String text, String style) {
        if (!text.matches("[-+]?(?:\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30})(?:[eE][-+]?\\d{1,3})?")) {
            return text;
        }
        BigDecimal number = new BigDecimal(text).round(DIGITS);
        return style.matches("\\d{1,6}") ? dates.text(number, Integer.parseInt(style)) : plain(number);
    }

    /// A number as people write it, unless it would be long.
    static String plain(BigDecimal number) {
        BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return Math.abs(shortest.scale()) > 20 ? shortest.toString() : shortest.toPlainString();
    }

    private DocumentException damaged(String what) {
        return new DocumentException("\"%s\" is damaged: %s of \"%s\" cannot be; open it in Excel and save it again."
                .formatted(file.name(), what.replaceAll("\\p{Cntrl}", "?"), name));
    }
}
