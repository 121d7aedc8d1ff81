package dev.whittle.optimizer.protect;

import dev.whittle.pass.Protection;
import dev.whittle.pass.Protection.Span;
import dev.whittle.prompt.Prompt;
import java.util.ArrayList;
import java.util.List;

/// Finds what is protected without being asked for.
public final class Protector {
    private Protector() {}

    /// Every protected span of a prompt, each with its [Kind]'s reason. Spans may overlap. Works in
    /// time linear in the text; a hostile text costs protection, never time.
    public static Protection find(Prompt prompt) {
        List<Span> spans = new ArrayList<>();
        for (int index = 0; index < prompt.messages().size(); index++) {
            int message = index;
            find(prompt.messages().get(index).text()).forEach(
                    found -> spans.add(new Span(message, found.start(), found.end(), found.kind().reason())));
        }
        return new Protection(spans);
    }

    /// The protected places of one text.
    public static List<Found> find(String text) {
        List<Found> found = new ArrayList<>();
        new BlockScan(text).into(found);
        JsonScan.into(text, found);
        InlineScan.into(text, found);
        return found;
    }

    /// Both protections together: what was found and what the person marked.
    public static Protection merge(Protection found, Protection marked) {
        List<Span> spans = new ArrayList<>(found.spans());
        spans.addAll(marked.spans());
        return new Protection(spans);
    }

    /// A protected place.
    ///
    /// @param start first char
    /// @param end char behind the last one
    public record Found(Kind kind, int start, int end) {}
}
