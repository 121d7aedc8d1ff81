package dev.whittle.app.versions;

import dev.whittle.app.shell.Since;
import dev.whittle.app.text.ReadingArea;
import dev.whittle.app.text.Span;
import dev.whittle.app.versions.VersionDiff.Part;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.StackPane;

/// The whole text with every change where it stands, and behind each what it adds. Of long stretches that are
/// the same only the ends are shown.
final class HunksView extends StackPane {
    private static final int WHOLE = 20_000;
    private static final int AROUND = 240;
    private static final int LONGEST = 20_000;

    private final ReadingArea text = new ReadingArea("version-diff", "What changed", "diff");

    HunksView() {
        getChildren().setAll(text);
    }

    void clear() {
        text.clear();
    }

    void show(VersionDiff diff) {
        boolean whole = diff.parts().stream().filter(Part.Same.class::isInstance)
                .mapToInt(part -> ((Part.Same) part).text().length()).sum() <= WHOLE;
        List<Span> spans = new ArrayList<>();
        int length = 0;
        int first = -1;
        for (Part part : diff.parts()) {
            if (first < 0 && part instanceof Part.Changed) {
                first = length;
            }
            List<Span> next = switch (part) {
                case Part.Heading(String words) ->
                    List.of(new Span((spans.isEmpty() ? "" : "\n\n") + words + "\n", "diff-role"));
                case Part.Same(String text) -> List.of(new Span(whole ? text : ends(text, AROUND)));
                case Part.Changed(Hunk hunk) -> List.of(
                        new Span(ends(hunk.before(), LONGEST), "diff-removed"),
                        new Span(ends(hunk.after(), LONGEST), "diff-added"),
                        new Span(" %s ".formatted(
                                new Since(hunk.tokens(), hunk.usdAMonth(), hunk.exact()).words()), "diff-figure"));
            };
            spans.addAll(next);
            length += next.stream().mapToInt(span -> span.text().length()).sum();
        }
        text.show(spans);
        text.center(Math.max(0, first));
    }

    private static String ends(String text, int around) {
        return text.length() <= 2 * around
                ? text
                : text.substring(0, around) + " … " + text.substring(text.length() - around);
    }
}
