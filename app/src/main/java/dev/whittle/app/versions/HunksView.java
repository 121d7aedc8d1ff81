package dev.whittle.app.versions;

import dev.whittle.app.shell.Since;
import dev.whittle.app.versions.VersionDiff.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;

/// The whole text with every change where it stands, and behind each what it adds. Of long stretches that are
/// the same only the ends are shown.
final class HunksView extends VirtualizedScrollPane<StyleClassedTextArea> {
    private static final int WHOLE = 20_000;
    private static final int AROUND = 240;
    private static final int LONGEST = 20_000;
    private static final Set<String> CHANGES = Set.of("diff-removed", "diff-added", "diff-figure");

    private record Piece(String text, String style) {}

    private final StyleClassedTextArea area;

    HunksView() {
        super(new StyleClassedTextArea());
        area = getContent();
        area.setId("version-diff");
        area.setAccessibleText("What changed");
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().addAll("message-area", "diff");
        getStyleClass().add("message-scroll");
    }

    void show(VersionDiff diff) {
        boolean whole = diff.parts().stream().filter(Part.Same.class::isInstance)
                .mapToInt(part -> ((Part.Same) part).text().length()).sum() <= WHOLE;
        List<Piece> pieces = new ArrayList<>();
        for (Part part : diff.parts()) {
            switch (part) {
                case Part.Heading(String words) ->
                    pieces.add(new Piece((pieces.isEmpty() ? "" : "\n\n") + words + "\n", "diff-role"));
                case Part.Same(String text) -> pieces.add(new Piece(whole ? text : ends(text, AROUND), ""));
                case Part.Changed(Hunk hunk) -> {
                    pieces.add(new Piece(ends(hunk.before(), LONGEST), "diff-removed"));
                    pieces.add(new Piece(ends(hunk.after(), LONGEST), "diff-added"));
                    pieces.add(new Piece(" %s ".formatted(
                            new Since(hunk.tokens(), hunk.usdAMonth(), hunk.exact()).words()), "diff-figure"));
                }
            }
        }
        replace(pieces);
    }

    void clear() {
        area.clear();
    }

    private void replace(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        area.replaceText(text.toString());
        area.setStyle(0, area.getLength(), List.of());
        int at = 0;
        int first = -1;
        for (Piece piece : pieces) {
            if (first < 0 && CHANGES.contains(piece.style())) {
                first = at;
            }
            if (!piece.style().isEmpty() && !piece.text().isEmpty()) {
                area.setStyle(at, at + piece.text().length(), List.of(piece.style()));
            }
            at += piece.text().length();
        }
        area.moveTo(Math.max(0, first));
        area.showParagraphAtCenter(area.getCurrentParagraph());
    }

    private static String ends(String text, int around) {
        return text.length() <= 2 * around
                ? text
                : text.substring(0, around) + " … " + text.substring(text.length() - around);
    }
}
