package dev.whittle.app.optimize;

import dev.whittle.app.text.ReadingArea;
import dev.whittle.app.text.Span;
import dev.whittle.optimizer.Ledger;
import dev.whittle.optimizer.Ledger.Entry;
import dev.whittle.prompt.Message;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.StackPane;

/// The original with every edit where it stands: struck out what goes, marked what comes instead, pale
/// what is only proposed. In long prompts only the surroundings of the edits are shown.
public final class DiffView extends StackPane {
    private static final int WHOLE = 60_000;
    private static final int AROUND = 240;

    private final ReadingArea text = new ReadingArea("diff", "Original and result", "diff");
    private List<Integer> places = List.of();

    public DiffView() {
        getChildren().setAll(text);
    }

    /// Shows a ledger; the entry of a number is marked, 0 marks none.
    public void show(Ledger ledger, int selected) {
        List<Span> pieces = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int length = 0;
        boolean whole = ledger.original().messages().stream().mapToInt(message -> message.text().length())
                .sum() <= WHOLE;
        for (int i = 0; i < ledger.original().messages().size(); i++) {
            Message message = ledger.original().messages().get(i);
            int at = i;
            List<Entry> entries = ledger.entries().stream().filter(entry -> entry.edit().message() == at).toList();
            List<Span> ofMessage = new ArrayList<>();
            ofMessage.add(new Span((i == 0 ? "" : "\n") + message.role().id() + "\n", "diff-role"));
            int copied = 0;
            for (Entry entry : entries) {
                keep(message.text().substring(copied, entry.edit().start()), whole, copied == 0, ofMessage);
                starts.add(length + ofMessage.stream().mapToInt(piece -> piece.text().length()).sum());
                change(entry, entry.number() == selected, ofMessage);
                copied = entry.edit().end();
            }
            String rest = message.text().substring(copied);
            ofMessage.add(new Span(whole || rest.length() <= AROUND ? rest : rest.substring(0, AROUND) + " …"));
            ofMessage.add(new Span("\n"));
            pieces.addAll(ofMessage);
            length += ofMessage.stream().mapToInt(piece -> piece.text().length()).sum();
        }
        places = starts;
        text.show(pieces);
    }

    /// Brings an entry into view.
    public void reveal(int number) {
        if (number >= 1 && number <= places.size()) {
            text.reveal(places.get(number - 1));
        }
    }

    private static void keep(String text, boolean whole, boolean first, List<Span> pieces) {
        if (whole || text.length() <= 2 * AROUND) {
            pieces.add(new Span(text));
        } else {
            String end = text.substring(text.length() - AROUND);
            pieces.add(new Span(first ? "… " + end : text.substring(0, AROUND) + " … " + end));
        }
    }

    private static void change(Entry entry, boolean selected, List<Span> pieces) {
        switch (entry.state()) {
            case ACCEPTED -> {
                pieces.add(new Span(Blanks.visible(entry.before()), look("diff-removed", selected)));
                pieces.add(new Span(Blanks.visible(entry.after()), look("diff-added", selected)));
            }
            case PROPOSED -> {
                pieces.add(new Span(Blanks.visible(entry.before()), look("diff-proposed", selected)));
                pieces.add(new Span(Blanks.visible(entry.after()), look("diff-proposed-new", selected)));
            }
            case REJECTED -> pieces.add(new Span(entry.before(), look("diff-rejected", selected)));
        }
    }

    private static List<String> look(String style, boolean selected) {
        return selected ? List.of(style, "diff-selected") : List.of(style);
    }
}
