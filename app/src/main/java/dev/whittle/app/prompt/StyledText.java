package dev.whittle.app.prompt;

import dev.whittle.prompt.Variables;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.SegmentOps;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// A text folded and its variables painted: all that is dear about showing it, which any thread can do. To put it
/// into the editor takes a tenth of that (app/docs/decisions/0008).
record StyledText(Folded folded, ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> document) {
    private static final Collection<String> PLAIN = List.of();
    private static final Collection<String> VARIABLE = List.of("variable");

    static StyledText of(String text, SegmentOps<String, Collection<String>> control) {
        Folded folded = Folded.of(text);
        String shown = folded.shown();
        List<Variables.Place> places = Variables.places(shown);
        ReadOnlyStyledDocumentBuilder<Collection<String>, String, Collection<String>> document = new ReadOnlyStyledDocumentBuilder<>(
                control, PLAIN);
        int next = 0;
        for (int line = 0; line <= shown.length();) {
            int found = shown.indexOf('\n', line);
            int end = found < 0 ? shown.length() : found;
            int first = next;
            while (next < places.size() && places.get(next).end() <= end) {
                next++;
            }
            String paragraph = shown.substring(line, end);
            if (first == next) {
                document.addParagraph(paragraph, PLAIN);
            } else {
                document.addParagraph(paragraph, spans(places.subList(first, next), line, end));
            }
            line = end + 1;
        }
        return new StyledText(folded, document.build());
    }

    /// The styles of a part of a text.
    ///
    /// @param places the variables in it
    static StyleSpans<Collection<String>> spans(List<Variables.Place> places, int from, int to) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int painted = from;
        for (Variables.Place place : places) {
            spans.add(PLAIN, place.start() - painted);
            spans.add(VARIABLE, place.end() - place.start());
            painted = place.end();
        }
        spans.add(PLAIN, to - painted);
        return spans.create();
    }
}
