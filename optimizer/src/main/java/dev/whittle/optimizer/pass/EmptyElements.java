package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.pass.SentenceCuts.Cut;
import dev.whittle.optimizer.protect.Contexts;
import dev.whittle.optimizer.protect.Element;
import dev.whittle.prompt.Variables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes out documents in tags of which no sentence is left, with their tags and the names in them. The last
/// one of its kind stays, so that the shape of the prompt does.
final class EmptyElements {
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,600}>");

    private EmptyElements() {}

    /// The cuts of a message with those of emptied elements instead of what they hold.
    ///
    /// @param cuts in order
    /// @param kept where the sentences begin that stay
    static List<Cut> with(String text, List<Cut> cuts, NavigableSet<Integer> kept) {
        List<Element> empty = new ArrayList<>();
        Set<String> left = new HashSet<>();
        for (Element element : Element.in(text)) {
            Integer speaks = kept.ceiling(element.start());
            boolean silent = speaks == null || speaks >= element.end();
            if (silent && element.reads() && emptied(text, element, cuts)) {
                empty.add(element);
            } else {
                left.add(element.name());
            }
        }
        empty.removeIf(element -> !left.contains(element.name()));
        empty.sort(Comparator.comparingInt(Element::start).thenComparing(Element::end, Comparator.reverseOrder()));
        List<Cut> merged = new ArrayList<>(cuts);
        int done = 0;
        for (Element element : empty) {
            if (element.start() >= done) {
                int start = element.start();
                int before = merged.stream().filter(cut -> cut.start() < element.start()).mapToInt(Cut::end).max()
                        .orElse(0);
                while (start > before && Character.isWhitespace(text.charAt(start - 1))) {
                    start--;
                }
                int from = start;
                int sentences = merged.stream().filter(cut -> cut.start() >= from && cut.end() <= element.end())
                        .mapToInt(Cut::sentences).sum();
                merged.removeIf(cut -> cut.start() >= from && cut.end() <= element.end());
                merged.add(new Cut(from, element.end(), sentences));
                done = element.end();
            }
        }
        merged.sort(Comparator.comparingInt(Cut::start));
        return merged;
    }

    // What is left holds nothing but tags and names.
    private static boolean emptied(String text, Element element, List<Cut> cuts) {
        StringBuilder left = new StringBuilder();
        int from = element.start();
        int taken = 0;
        for (Cut cut : cuts) {
            if (cut.start() >= element.start() && cut.end() <= element.end()) {
                left.append(text, from, cut.start());
                from = cut.end();
                taken++;
            }
        }
        left.append(text, from, element.end());
        boolean prose = !Variables.places(left.toString()).isEmpty()
                || TAG.splitAsStream(left).anyMatch(value -> value.strip().length() >= Contexts.FEWEST);
        return taken > 0 && !prose;
    }
}
