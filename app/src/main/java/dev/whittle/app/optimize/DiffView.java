package dev.whittle.app.optimize;

import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.prompt.Message;
import java.util.ArrayList;
import java.util.List;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;

/// The original with every edit where it stands: struck out what goes, marked what comes instead, pale
/// what is only proposed. In long prompts only the surroundings of the edits are shown.
public final class DiffView extends VirtualizedScrollPane<StyleClassedTextArea> {
    private static final int WHOLE = 60_000;
    private static final int AROUND = 240;

    private record Piece(String text, String style) {}

    private final StyleClassedTextArea area;
    private List<Integer> places = List.of();

    public DiffView() {
        super(new StyleClassedTextArea());
        area = getContent();
        area.setId("diff");
        area.setAccessibleText("Original and result");
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().addAll("message-area", "diff");
        getStyleClass().add("message-scroll");
    }

    /// Shows a ledger; the entry of a number is marked, 0 marks none.
    public void show(Ledger ledger, int selected) {
        List<Piece> pieces = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int length = 0;
        boolean whole = ledger.original().messages().stream().mapToInt(message -> message.text().length())
                .sum() <= WHOLE;
        for (int i = 0; i < ledger.original().messages().size(); i++) {
            Message message = ledger.original().messages().get(i);
            int at = i;
            List<Entry> entries = ledger.entries().stream().filter(entry -> entry.edit().message() == at).toList();
            List<Piece> ofMessage = new ArrayList<>();
            ofMessage.add(new Piece((i == 0 ? "" : "\n") + message.role().id() + "\n", "diff-role"));
            int copied = 0;
            for (Entry entry : entries) {
                keep(message.text().substring(copied, entry.edit().start()), whole, copied == 0, ofMessage);
                starts.add(length + ofMessage.stream().mapToInt(piece -> piece.text().length()).sum());
                change(entry, entry.number() == selected, ofMessage);
                copied = entry.edit().end();
            }
            String rest = message.text().substring(copied);
            ofMessage.add(new Piece(whole || rest.length() <= AROUND ? rest : rest.substring(0, AROUND) + " …", ""));
            ofMessage.add(new Piece("\n", ""));
            pieces.addAll(ofMessage);
            length += ofMessage.stream().mapToInt(piece -> piece.text().length()).sum();
        }
        places = starts;
        replace(pieces);
    }

    /// Brings an entry into view.
    public void reveal(int number) {
        if (number >= 1 && number <= places.size()) {
            area.moveTo(Math.min(places.get(number - 1), area.getLength()));
            area.requestFollowCaret();
        }
    }

    private void replace(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        area.replaceText(text.toString());
        area.setStyle(0, area.getLength(), List.of());
        int at = 0;
        for (Piece piece : pieces) {
            if (!piece.style().isEmpty() && !piece.text().isEmpty()) {
                area.setStyle(at, at + piece.text().length(), List.of(piece.style().split(" ")));
            }
            at += piece.text().length();
        }
        area.moveTo(0);
    }

    private static void keep(String text, boolean whole, boolean first, List<Piece> pieces) {
        if (whole || text.length() <= 2 * AROUND) {
            pieces.add(new Piece(text, ""));
        } else {
            String end = text.substring(text.length() - AROUND);
            pieces.add(new Piece(first ? "… " + end : text.substring(0, AROUND) + " … " + end, ""));
        }
    }

    private static void change(Entry entry, boolean selected, List<Piece> pieces) {
        String mark = selected ? " diff-selected" : "";
        switch (entry.state()) {
            case ACCEPTED -> {
                pieces.add(new Piece(Blanks.visible(entry.before()), "diff-removed" + mark));
                pieces.add(new Piece(Blanks.visible(entry.after()), "diff-added" + mark));
            }
            case PROPOSED -> {
                pieces.add(new Piece(Blanks.visible(entry.before()), "diff-proposed" + mark));
                pieces.add(new Piece(Blanks.visible(entry.after()), "diff-proposed-new" + mark));
            }
            case REJECTED -> pieces.add(new Piece(entry.before(), "diff-rejected" + mark));
        }
    }
}
