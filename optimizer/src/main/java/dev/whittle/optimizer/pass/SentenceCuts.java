package dev.whittle.optimizer.pass;

import dev.whittle.optimizer.protect.Opening;
import dev.whittle.optimizer.text.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Cuts sentences out of one region of a message so that the rest reads well: what opens a part stays as long as
/// something of that part does and goes with it, and of the gaps around what goes the widest stays.
final class SentenceCuts {
    private final String text;
    private final List<Place> places;
    private final List<Cut> cuts = new ArrayList<>();

    /// A sentence, or what opens a part.
    ///
    /// @param piece the number of the chunk it was ranked in
    /// @param level that of an [Opening], 0 for a sentence
    /// @param fixed whether it stays whatever becomes of the part it opens
    record Place(int piece, int start, int end, int level, boolean kept, boolean fixed) {}

    /// What goes.
    ///
    /// @param sentences how many of them, openings not counted
    record Cut(int start, int end, int sentences) {}

    private SentenceCuts(String text, List<Place> places) {
        this.text = text;
        this.places = places;
    }

    /// The cuts in order.
    ///
    /// @param sentences all of the region, in order, none opening anything
    /// @param openings those of the message, by their first char
    static List<Cut> of(String text, List<Place> sentences, Map<Integer, Opening> openings) {
        SentenceCuts cuts = new SentenceCuts(text, settled(text, split(text, sentences, openings)));
        if (cuts.places.stream().noneMatch(Place::kept)) {
            cuts.whole();
        } else {
            cuts.runs();
        }
        return cuts.cuts;
    }

    private static List<Place> split(String text, List<Place> sentences, Map<Integer, Opening> openings) {
        List<Place> places = new ArrayList<>();
        int opened = -1;
        for (Place sentence : sentences) {
            Opening opening = openings.get(sentence.start());
            int start = sentence.start();
            if (opening != null) {
                opened = opening.end();
                int end = Math.min(opened, sentence.end());
                places.add(new Place(sentence.piece(), start, end, opening.level(), sentence.kept(), sentence.fixed()));
                start = behind(text, end, sentence.end());
            } else if (start < opened) {
                Place last = places.removeLast();
                int end = Math.min(opened, sentence.end());
                places.add(new Place(last.piece(), last.start(), end, last.level(), last.kept(),
                        last.fixed() || sentence.fixed()));
                start = behind(text, end, sentence.end());
            }
            if (start < sentence.end()) {
                places.add(new Place(sentence.piece(), start, sentence.end(), 0, sentence.kept(), sentence.fixed()));
            }
        }
        return places;
    }

    private static int behind(String text, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    // An opening stays if a sentence of its part does; one without sentences, as it was chosen.
    private static List<Place> settled(String text, List<Place> places) {
        List<Place> settled = new ArrayList<>();
        for (int at = 0; at < places.size(); at++) {
            Place place = places.get(at);
            boolean any = false;
            boolean kept = false;
            for (int next = at + 1; place.level() > 0 && next < places.size()
                    && !ends(text, places, at, next); next++) {
                any |= places.get(next).level() == 0;
                kept |= places.get(next).level() == 0 && places.get(next).kept();
            }
            settled.add(any
                    ? new Place(place.piece(), place.start(), place.end(), place.level(), kept || place.fixed(),
                            place.fixed())
                    : place);
        }
        return settled;
    }

    private static boolean ends(String text, List<Place> places, int opening, int at) {
        int level = places.get(opening).level();
        boolean next = places.get(at).level() > 0 && places.get(at).level() <= level;
        return next || (level == Opening.ITEM && gap(text, places, at) > 1);
    }

    // A region goes with its label; of the gaps around it the wider one stays.
    private void whole() {
        int end = places.getLast().end();
        int start = Opening.labelled(text, places.getFirst().start(), end);
        int before = start;
        while (before > 0 && Character.isWhitespace(text.charAt(before - 1))) {
            before--;
        }
        int after = behind(text, end, text.length());
        boolean below = before > 0 && lines(text, end, after) >= lines(text, before, start);
        int sentences = (int) places.stream().filter(place -> place.level() == 0).count();
        cuts.add(below ? new Cut(before, end, sentences) : new Cut(start, after, sentences));
    }

    private void runs() {
        for (int from = 0; from < places.size();) {
            int to = from;
            while (to < places.size() && !places.get(to).kept()) {
                to++;
            }
            if (to > from) {
                run(from, to);
            }
            from = to + 1;
        }
    }

    // Of all the gaps between a run of sentences that go and their neighbours, the widest stays to part those;
    // sentences before it go with the gap in front of them, the others with the one behind.
    private void run(int from, int to) {
        int stays = to == places.size() && from > 0 ? to : from;
        for (int gap = from + 1; from > 0 && to < places.size() && gap <= to; gap++) {
            stays = gap(text, places, gap) > gap(text, places, stays) ? gap : stays;
        }
        // What stood inside a line may not become the mark that opens a list, a quote or a code block.
        if (to < places.size() && stays < to && Line.marks(text.charAt(places.get(to).start()))
                && opens(places.get(stays).start()) && !opens(places.get(to).start())) {
            return;
        }
        for (int first = from; first < to;) {
            int next = first + 1;
            while (next < to && next != stays && places.get(next).piece() == places.get(first).piece()) {
                next++;
            }
            boolean ahead = first < stays;
            int start = ahead && first > 0 ? places.get(first - 1).end() : places.get(first).start();
            int end = ahead || next == places.size() ? places.get(next - 1).end() : places.get(next).start();
            int sentences = (int) places.subList(first, next).stream().filter(place -> place.level() == 0).count();
            cuts.add(new Cut(start, end, sentences));
            first = next;
        }
    }

    private static long gap(String text, List<Place> places, int before) {
        return lines(text, places.get(before - 1).end(), places.get(before).start());
    }

    private boolean opens(int at) {
        return text.substring(text.lastIndexOf('\n', at - 1) + 1, at).isBlank();
    }

    private static long lines(String text, int from, int to) {
        return text.substring(from, to).chars().filter(c -> c == '\n').count();
    }
}
