package dev.whittle.optimizer.fewshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which marks begin an example and which bring its answer: two names that take turns through the text.
/// Of several such pairs the one that embraces the others counts, so that the turns of a dialogue that is
/// summed up are not taken for examples.
///
/// @param first the name an example begins with
/// @param last the name of its last part
/// @param rounds places in the list of marks of the first and last part of each example
/// @param asks place of the mark a question without an answer begins with, or -1
record Cycle(String first, String last, List<Round> rounds, int asks) {
    private static final int MOST_NAMES = 40;
    // One slip in so many examples is a label-like line in a value, not the end of the pattern.
    private static final int SLIPS = 8;
    static final Pattern CUE = Pattern.compile(
            "(?iu)\\b(?:examples?|for instance|demonstrations?|samples?|exemples?|beispiele?|ejemplos?|few.shot|shots?)\\b|\\be\\.g\\.|例|示例");

    private static final Pattern DATA = Pattern.compile(
            "(?iu)\\b(?:following|below|these|records?|data|documents?|lists?|entries|logs?|table|customers?|people)\\b");

    record Round(int from, int to) {}

    /// The cycle of a text's marks, or null if none shows.
    static @Nullable Cycle of(String text, List<Mark> marks) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        marks.forEach(mark -> counts.merge(mark.name(), 1, Integer::sum));
        List<String> names = counts.keySet().stream().filter(name -> counts.getOrDefault(name, 0) > 1)
                .sorted(Comparator.comparingInt((String name) -> counts.getOrDefault(name, 0)).reversed())
                .limit(MOST_NAMES).toList();
        List<Cycle> all = new ArrayList<>();
        for (String first : names) {
            for (String last : names) {
                Cycle cycle = first.equals(last) ? null : turns(text, marks, first, last);
                if (cycle != null && cycle.rounds.size() > 1 && cycle.plausible(text, marks)) {
                    all.add(cycle);
                }
            }
        }
        Cycle best = all.stream().min(Comparator.comparingInt((Cycle cycle) -> -cycle.rounds.size())
                .thenComparingInt(cycle -> cycle.doubts(marks))
                .thenComparingInt(cycle -> cycle.rounds.getFirst().from())
                .thenComparingInt(cycle -> -cycle.rounds.getLast().to())).orElse(null);
        if (best == null) {
            return single(text, marks, counts);
        }
        Cycle inner = answered(best, all, marks);
        Cycle outer = all.stream().filter(cycle -> cycle.embraces(inner, marks))
                .min(Comparator.comparingInt(cycle -> cycle.rounds.getFirst().from())).orElse(inner);
        return outer.titled(marks, counts);
    }

    /// Numbers that run on ("Q1", "Q2") are no part of a name, numbers that begin anew ("Sentence 1",
    /// "Sentence 2", "Sentence 1") are.
    static List<Mark> numbered(List<Mark> marks) {
        Map<String, Integer> highest = new HashMap<>();
        Map<String, Integer> falls = new HashMap<>();
        for (Mark mark : marks) {
            if (mark.number() >= 0) {
                Integer before = highest.put(mark.name(), mark.number());
                if (before != null && mark.number() < before) {
                    falls.merge(mark.name(), 1, Integer::sum);
                }
            }
        }
        return marks.stream().map(mark -> mark.number() >= 0 && falls.containsKey(mark.name())
                && !Names.all().titles().contains(mark.name())
                        ? mark.named(mark.name() + " " + mark.number())
                        : mark)
                .toList();
    }

    private static @Nullable Cycle turns(String text, List<Mark> marks, String first, String last) {
        List<Round> rounds = new ArrayList<>();
        int open = -1;
        int slips = 0;
        for (int at = 0; at < marks.size(); at++) {
            String name = marks.get(at).name();
            if (name.equals(first)) {
                slips += open >= 0 && !rounds.isEmpty() ? 1 : 0;
                open = at;
            } else if (name.equals(last)) {
                if (open >= 0) {
                    rounds.add(new Round(open, at));
                } else {
                    slips += rounds.isEmpty() ? 0 : 1;
                }
                open = -1;
            }
        }
        if (rounds.isEmpty() || slips * SLIPS > rounds.size()) {
            return null;
        }
        Round end = rounds.getLast();
        if (open < 0 && empty(text, marks, end.to())) {
            open = end.from();
            rounds.removeLast();
        }
        if (!rounds.isEmpty() && described(text, marks, rounds.getFirst())) {
            rounds.removeFirst();
        }
        return rounds.isEmpty() ? null : new Cycle(first, last, rounds, open);
    }

    private static boolean empty(String text, List<Mark> marks, int at) {
        Mark mark = marks.get(at);
        String rest = text.substring(mark.value(), mark.closed() ? mark.close() : text.length());
        // The label of an answer may stand above it, but not with a blank line between.
        Matcher gap = Values.PARAGRAPH.matcher(rest);
        String value = Values.bare(gap.find() ? rest.substring(0, gap.start()) : rest);
        return value.isEmpty()
                || value.matches("[?_.…]{1,12}|\\{\\{[^{}]{1,60}\\}\\}|\\{\\w{1,40}\\}|\\[\\w{1,40}\\]|<\\w{1,40}>");
    }

    // "Use this format: Question: the question, Answer: your answer" is no example.
    private static boolean described(String text, List<Mark> marks, Round round) {
        Mark input = marks.get(round.from());
        Mark output = marks.get(round.to());
        String above = text.substring(Math.max(0, input.start() - 600), input.start());
        int blank = Math.max(above.lastIndexOf("\n\n"), above.lastIndexOf("\r\n\r\n"));
        String paragraph = above.substring(blank + 1).stripLeading();
        String before = above.substring(0, Math.max(0, blank)).stripTrailing();
        String line = before.substring(before.lastIndexOf('\n') + 1) + " " + paragraph.lines().findFirst().orElse("");
        boolean format = line.matches("(?is).*\\b(?:format|template|structure|syntax|schema)\\b.*")
                && !CUE.matcher(line).find();
        int to = Values.lineEnd(text, output.value());
        String value = text.substring(output.value(), to).strip();
        boolean placeholder = value.matches("<[^<>]{1,80}>|\\[[^\\[\\]]{1,80}\\]|\\{[^{}\":]{1,80}\\}|\\.{3}|…")
                && format;
        return placeholder || (format && value.matches("(?is)(?:the|your|a|an|one|final|some)\\b.*"));
    }

    // Of marks that take turns equally well, those look least like a line of a value that are of one kind,
    // known, and short.
    private int doubts(List<Mark> marks) {
        Mark from = marks.get(rounds.getFirst().from());
        Mark to = marks.get(rounds.getFirst().to());
        boolean known = Names.all().outputs().contains(last) || Names.all().reasoning().contains(last);
        boolean brief = last.indexOf(' ') == last.lastIndexOf(' ') && last.indexOf('\'') < 0
                && Character.isUpperCase(to.shown().codePointAt(0));
        return (from.kind() == to.kind() ? 0 : 4) + (known ? 0 : 2)
                + (known || brief || to.kind() == Mark.Kind.TAG ? 0 : 1);
    }

    private boolean plausible(String text, List<Mark> marks) {
        Names names = Names.all();
        boolean titled = names.titles().contains(first);
        if (names.titles().contains(last) || (names.pieces().contains(last) && !names.outputs().contains(last))) {
            return false;
        }
        Mark begin = marks.get(rounds.getFirst().from());
        boolean cue = CUE.matcher(text.substring(Math.max(0, begin.start() - 400), begin.start())).find();
        boolean transcript = names.chat().contains(first) && names.chat().contains(last)
                && begin.kind() == Mark.Kind.LABEL && !cue && quoted(text, begin.start());
        if (transcript) {
            return false;
        }
        boolean answers = names.outputs().contains(last) || names.reasoning().contains(last);
        boolean given = names.inputs().contains(first) && !names.inputs().contains(last);
        return answers || cue || titled || given || (awaits(marks) && !names.inputs().contains(last))
                || (!names.known(last) && bare(text, marks));
    }

    // Two or three parts a round, three rounds or more, and no word that calls them data.
    private boolean bare(String text, List<Mark> marks) {
        long names = marks.subList(rounds.getFirst().from(), rounds.getLast().to() + 1).stream().map(Mark::name)
                .distinct().count();
        String before = text.substring(0, marks.get(rounds.getFirst().from()).start()).strip();
        String line = before.substring(before.lastIndexOf('\n') + 1);
        return rounds.size() > 2 && names < 4 && !DATA.matcher(line).find();
    }

    private static boolean quoted(String text, int at) {
        String before = text.substring(Math.max(0, at - 160), at).stripTrailing();
        String line = before.substring(before.lastIndexOf('\n') + 1).toLowerCase(java.util.Locale.ROOT);
        return line.matches(".*\\b(?:transcript|conversation|dialogue|dialog|chat|log|thread|call)\\b[^\\n]{0,40}");
    }

    // "Premise, Hypothesis, Label" with a last "Premise, Hypothesis": the pair with the answer has one round
    // less. So it has where the label of the answer stands last and empty.
    private static Cycle answered(Cycle best, List<Cycle> all, List<Mark> marks) {
        boolean known = Names.all().outputs().contains(best.last);
        return all.stream().filter(cycle -> cycle.first.equals(best.first)
                && cycle.rounds.size() >= best.rounds.size() - 1
                && cycle.rounds.getFirst().to() > best.rounds.getFirst().to())
                .filter(cycle -> (!known && Names.all().outputs().contains(cycle.last))
                        || (cycle.awaits(marks) && cycle.doubts(marks) <= best.doubts(marks)))
                .max(Comparator.comparingInt((Cycle cycle) -> cycle.rounds.size())
                        .thenComparingInt(cycle -> cycle.rounds.getFirst().to()))
                .orElse(best);
    }

    private boolean awaits(List<Mark> marks) {
        return asks >= 0 && marks.subList(asks, marks.size()).stream().anyMatch(mark -> mark.name().equals(last));
    }

    private boolean embraces(Cycle inner, List<Mark> marks) {
        if (rounds.size() >= inner.rounds.size() || rounds.getFirst().from() >= inner.rounds.getFirst().from()) {
            return false;
        }
        Names names = Names.all();
        boolean trusted = names.outputs().contains(last) || names.titles().contains(first)
                || marks.get(rounds.getFirst().from()).closed();
        for (Round round : rounds) {
            boolean holds = inner.rounds.stream()
                    .anyMatch(other -> other.from() > round.from() && other.from() < round.to());
            if (!holds) {
                return false;
            }
        }
        return trusted;
    }

    // "Example 1", "Example 2" above several turns each: the title begins the example.
    private Cycle titled(List<Mark> marks, Map<String, Integer> counts) {
        for (String title : counts.keySet()) {
            boolean counting = Names.all().titles().contains(title) && !title.equals(first)
                    && counts.getOrDefault(title, 0) > 1 && counts.getOrDefault(title, 0) < rounds.size();
            if (!counting) {
                continue;
            }
            List<Round> grouped = new ArrayList<>();
            for (int at = 0; at < marks.size(); at++) {
                if (marks.get(at).name().equals(title)) {
                    int from = at;
                    int next = at + 1;
                    while (next < marks.size() && !marks.get(next).name().equals(title)) {
                        next++;
                    }
                    int to = next;
                    rounds.stream().filter(round -> round.from() > from && round.to() < to).reduce((_, b) -> b)
                            .ifPresent(round -> grouped.add(new Round(from, round.to())));
                }
            }
            if (grouped.size() > 1 && grouped.getFirst().from() < rounds.getFirst().from()) {
                int query = asks >= 0 && asks > grouped.getLast().to() ? asks : -1;
                return new Cycle(title, last, grouped, query);
            }
        }
        return this;
    }

    // One example alone shows no pattern: both names have to be known, or both have to stand once more, the
    // answer's empty.
    private static @Nullable Cycle single(String text, List<Mark> marks, Map<String, Integer> counts) {
        Names names = Names.all();
        Cycle found = null;
        for (String first : counts.keySet()) {
            for (String last : counts.keySet()) {
                boolean known = names.inputs().contains(first) && names.outputs().contains(last);
                Cycle cycle = first.equals(last) ? null : turns(text, marks, first, last);
                if (cycle == null || cycle.rounds.size() != 1
                        || !(known || (cycle.awaits(marks) && !names.known(last)))) {
                    continue;
                }
                Mark begin = marks.get(cycle.rounds.getFirst().from());
                boolean cue = CUE.matcher(text.substring(Math.max(0, begin.start() - 300), begin.start())).find();
                if ((cue || cycle.asks >= 0) && cycle.plausible(text, marks)
                        && (found == null || cycle.rounds.getFirst().to() > found.rounds.getFirst().to())) {
                    found = cycle;
                }
            }
        }
        return found;
    }
}
