package dev.whittle.optimizer.fewshot;

import dev.whittle.optimizer.fewshot.Cycle.Round;
import dev.whittle.optimizer.fewshot.Mark.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Examples whose parts are named: labels, headings, tags, turns of a chat.
final class MarkedExamples {
    private static final Pattern RULER = Pattern
            .compile("(?m)^[ \\t]*(?:#{2,}|-{3,}|={3,}|\\*{3,}|~{3,}|_{3,})[ \\t]*$");

    private final String text;
    private final List<Mark> marks;
    private final Cycle cycle;
    private final List<Integer> starts = new ArrayList<>();
    private int query;

    private MarkedExamples(String text, List<Mark> marks, Cycle cycle) {
        this.text = text;
        this.marks = marks;
        this.cycle = cycle;
    }

    /// The examples of a text whose marks stand at the start of lines, or null.
    static @Nullable ExampleSet find(String text) {
        return find(text, Cycle.numbered(MarkScan.of(text)));
    }

    /// The same with marks within lines: `Input: a Output: b`.
    static @Nullable ExampleSet findInline(String text) {
        return find(text, Cycle.numbered(MarkScan.inline(text)));
    }

    private static @Nullable ExampleSet find(String text, List<Mark> marks) {
        Cycle cycle = Cycle.of(text, marks);
        return cycle == null ? null : new MarkedExamples(text, marks, cycle).set();
    }

    private ExampleSet set() {
        borders();
        List<String> fields = fields();
        int answer = answer(fields);
        List<Example> examples = new ArrayList<>();
        for (int index = 0; index < cycle.rounds().size(); index++) {
            examples.add(example(index, fields, answer, examples));
        }
        List<Example> whole = examples.stream().filter(example -> !example.output().isEmpty()).toList();
        List<String> notes = whole.size() == examples.size()
                ? List.of()
                : List.of("%d of %d examples have no answer and are left out.".formatted(examples.size() - whole.size(),
                        examples.size()));
        return new ExampleSet(format(), name(fields, 0, answer), name(fields, answer, fields.size()),
                unquoted(whole), cycle.asks() >= 0, notes);
    }

    // Marks that stand before the first example as well as between all others belong to the example after
    // them: the passages a question is about, a title.
    private void borders() {
        int first = cycle.rounds().getFirst().from();
        Set<String> before = marks.subList(0, first).stream().map(Mark::name).collect(Collectors.toSet());
        Map<String, Integer> gaps = new LinkedHashMap<>();
        for (int index = 1; index < cycle.rounds().size(); index++) {
            gap(index).stream().map(Mark::name).collect(Collectors.toSet())
                    .forEach(name -> gaps.merge(name, 1, Integer::sum));
        }
        Set<String> leading = new HashSet<>();
        gaps.forEach((name, count) -> {
            if (before.contains(name) && count * 2 >= cycle.rounds().size() - 1) {
                leading.add(name);
            }
        });
        for (int index = 0; index < cycle.rounds().size(); index++) {
            int from = cycle.rounds().get(index).from();
            int own = marks.get(from).start();
            starts.add(gap(index).stream().filter(mark -> leading.contains(mark.name())).mapToInt(Mark::start)
                    .findFirst().orElse(own));
        }
        int last = cycle.rounds().getLast().to();
        query = text.length();
        for (int at = last + 1; at < marks.size(); at++) {
            String name = marks.get(at).name();
            if ((at >= cycle.asks() && cycle.asks() >= 0) || leading.contains(name) || name.equals(cycle.first())
                    || Names.all().titles().contains(name)) {
                query = marks.get(at).start();
                break;
            }
        }
    }

    private List<Mark> gap(int index) {
        int from = index == 0 ? 0 : cycle.rounds().get(index - 1).to() + 1;
        int to = cycle.rounds().get(index).from();
        return marks.subList(Math.min(from, to), to);
    }

    // The names between the first and last part of most examples, in the order of the first.
    private List<String> fields() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Round round : cycle.rounds()) {
            Set<String> seen = new HashSet<>();
            for (Mark mark : parts(round)) {
                if (seen.add(mark.name())) {
                    counts.merge(mark.name(), 1, Integer::sum);
                }
            }
        }
        List<String> fields = new ArrayList<>();
        counts.forEach((name, count) -> {
            boolean most = count * 5 >= cycle.rounds().size() * 3;
            if (most && !(name.equals(cycle.first()) && wraps())) {
                fields.add(name);
            }
        });
        fields.remove(cycle.last());
        fields.add(cycle.last());
        return fields;
    }

    // The marks of an example that do not stand within a closed part.
    private List<Mark> parts(Round round) {
        List<Mark> parts = new ArrayList<>();
        int closed = -1;
        for (Mark mark : marks.subList(round.from(), round.to() + 1)) {
            if (mark.start() >= closed) {
                parts.add(mark);
                closed = mark.closed() && mark.end() <= marks.get(round.to()).start() ? mark.end() : closed;
            }
        }
        return parts;
    }

    // A title or a tag around the parts is no part itself.
    private boolean wraps() {
        Round round = cycle.rounds().getFirst();
        if (round.to() - round.from() < 2) {
            return false;
        }
        Mark mark = marks.get(round.from());
        Mark next = marks.get(round.from() + 1);
        return (mark.closed() && mark.end() > marks.get(round.to()).start())
                || (Names.all().titles().contains(mark.name())
                        && Values.of(text, mark.value(), next.start()).isEmpty());
    }

    // Which field the answer begins with: the first the open question leaves out, or else the first that is
    // called an answer or its reasoning.
    private int answer(List<String> fields) {
        if (cycle.asks() >= 0) {
            int given = -1;
            for (int at = cycle.asks(); at < marks.size(); at++) {
                int field = fields.indexOf(marks.get(at).name());
                int to = at + 1 < marks.size() ? marks.get(at + 1).start() : text.length();
                if (field >= 0 && !Values.of(text, marks.get(at).value(), to).isEmpty()) {
                    given = Math.max(given, field);
                }
            }
            if (given >= 0 && given < fields.size() - 1) {
                return given + 1;
            }
        }
        int answer = fields.size() - 1;
        while (answer > 1 && brings(fields.get(answer - 1))) {
            answer--;
        }
        return Math.max(1, Math.min(answer, fields.size() - 1));
    }

    private static boolean brings(String field) {
        Names names = Names.all();
        return names.reasoning().contains(field)
                || (names.outputs().contains(field) && !names.inputs().contains(field));
    }

    private Example example(int index, List<String> fields, int answer, List<Example> before) {
        Round round = cycle.rounds().get(index);
        int start = starts.get(index);
        int next = index + 1 < starts.size() ? starts.get(index + 1) : query;
        Mark outer = marks.get(round.from());
        boolean last = index + 1 == starts.size();
        Mark end = marks.get(round.to());
        int to = Math.max(end.value(),
                end.closed()
                        ? end.close()
                        : index + 1 < starts.size() ? titleBefore(round.to(), next) : last(end, before));
        Map<String, String> values = new LinkedHashMap<>();
        List<Mark> own = parts(round).stream().filter(mark -> fields.contains(mark.name())).toList();
        int answerAt = end.start();
        for (int at = 0; at < own.size(); at++) {
            Mark mark = own.get(at);
            int valueTo = at + 1 < own.size() ? own.get(at + 1).start() : to;
            int closed = mark.closed() && mark.close() <= valueTo ? mark.close() : valueTo;
            values.putIfAbsent(mark.name(),
                    value(mark, closed, at + 1 < own.size() ? own.get(at + 1).kind() : Kind.LABEL));
            if (fields.indexOf(mark.name()) >= answer) {
                answerAt = Math.min(answerAt, mark.start());
            }
        }
        List<Mark> given = own.stream().filter(mark -> fields.indexOf(mark.name()) < answer).toList();
        List<String> answers = fields.subList(answer, fields.size()).stream()
                .filter(name -> !Names.all().reasoning().contains(name)).toList();
        String reasoning = answers.isEmpty()
                ? ""
                : fields.subList(answer, fields.size()).stream().filter(Names.all().reasoning()::contains)
                        .map(name -> values.getOrDefault(name, "")).filter(value -> !value.isEmpty())
                        .collect(Collectors.joining("\n"));
        String input = given.size() == 1 && !leads(index, given.getFirst())
                ? values.getOrDefault(given.getFirst().name(), "")
                : Values.of(text, inputStart(index, given, outer), answerAt);
        String output = answers.size() == 1
                ? values.getOrDefault(answers.getFirst(), "")
                : Values.of(text, answerAt, to);
        int stop = end.closed() ? end.end() : Values.end(text, end.value(), to);
        if (outer.closed() && outer.end() > stop && (last || outer.end() <= next)) {
            stop = outer.end();
        }
        int wrapped = around(index).stream().filter(mark -> mark.start() == start && mark.closed()).mapToInt(Mark::end)
                .findFirst().orElse(0);
        stop = wrapped > stop && wrapped <= next ? wrapped : stop;
        return new Example(input, output, reasoning, 0, start, Math.max(stop, end.value()));
    }

    // A sign between two labels of one line belongs to neither value.
    private String value(Mark mark, int to, Kind next) {
        String value = Values.of(text, mark.value(), Math.max(mark.value(), to));
        return next == Kind.INLINE ? value.replaceFirst("\\s*(?:[|;,/—–]|-{1,2}>?|=>|→|\\t)$", "") : value;
    }

    // Whether something other than a title or a wrapping tag stands between the example's start and its
    // first part: the passages a question is about.
    private boolean leads(int index, Mark first) {
        return around(index).stream()
                .anyMatch(mark -> mark.start() >= starts.get(index) && mark.start() < first.start()
                        && !Names.all().titles().contains(mark.name())
                        && !(mark.closed() && mark.end() > first.start()));
    }

    // The marks from behind the example before to the last part of this one.
    private List<Mark> around(int index) {
        int from = index == 0 ? 0 : cycle.rounds().get(index - 1).to() + 1;
        return marks.subList(from, cycle.rounds().get(index).to() + 1);
    }

    // Of several parts the labels stay, unless the first one only says that it is the input.
    private int inputStart(int index, List<Mark> given, Mark outer) {
        int start = starts.get(index);
        if (given.isEmpty() || leads(index, given.getFirst())) {
            return start;
        }
        Mark first = given.getFirst();
        boolean plain = Names.all().plain().contains(first.name()) && given.size() > 1;
        return plain
                ? first.value()
                : wraps() ? Math.max(start, Math.min(outer.value(), first.start())) : first.start();
    }

    private int titleBefore(int from, int next) {
        for (int at = from + 1; at < marks.size() && marks.get(at).start() < next; at++) {
            if (Names.all().titles().contains(marks.get(at).name()) && marks.get(at).number() >= 0) {
                return marks.get(at).start();
            }
        }
        return next;
    }

    private int last(Mark end, List<Example> before) {
        if (end.kind() == Kind.TURN || marks.get(cycle.rounds().getLast().from()).closed()) {
            Mark outer = marks.get(cycle.rounds().getLast().from());
            return outer.closed() ? outer.close() : turnEnd(end);
        }
        return Values.tail(text, end.value(), query, before.stream().map(Example::output).toList());
    }

    private int turnEnd(Mark mark) {
        int end = query;
        for (String stop : List.of("<|im_end|>", "<|eot_id|>", "<end_of_turn>", "</s>", "<|end|>")) {
            int at = text.indexOf(stop, mark.value());
            end = at >= 0 && at < end ? at : end;
        }
        return end;
    }

    private Format format() {
        Names names = Names.all();
        Mark from = marks.get(cycle.rounds().getFirst().from());
        Mark to = marks.get(cycle.rounds().getFirst().to());
        if (from.kind() == Kind.TAG && to.kind() == Kind.TAG) {
            return Format.XML;
        }
        if (to.kind() == Kind.TURN || (names.chat().contains(from.name()) && names.chat().contains(to.name()))) {
            return Format.CHAT;
        }
        if (names.titles().contains(from.name()) && from.number() >= 0) {
            return Format.NUMBERED;
        }
        if (to.kind() == Kind.HEADING) {
            return Format.HEADINGS;
        }
        int first = starts.getFirst();
        int last = starts.getLast();
        boolean ruled = starts.size() > 1
                && RULER.matcher(text.substring(first, last)).results().count() >= starts.size() - 1;
        return ruled ? Format.BLOCKS : Format.LABELS;
    }

    private String name(List<String> fields, int from, int to) {
        Round round = cycle.rounds().getFirst();
        return fields.subList(from, to).stream()
                .filter(name -> !Names.all().reasoning().contains(name) || to - from == 1)
                .map(name -> marks.subList(round.from(), round.to() + 1).stream()
                        .filter(mark -> mark.name().equals(name))
                        .findFirst().map(Mark::shown).orElse(name))
                .collect(Collectors.joining(", "));
    }

    private static List<Example> unquoted(List<Example> examples) {
        List<String> inputs = Values.unquoted(examples.stream().map(Example::input).toList(), false);
        List<String> outputs = Values.unquoted(examples.stream().map(Example::output).toList(), false);
        List<Example> bare = new ArrayList<>();
        for (int index = 0; index < examples.size(); index++) {
            Example example = examples.get(index);
            bare.add(new Example(inputs.get(index), outputs.get(index), example.reasoning(), example.message(),
                    example.start(), example.end()));
        }
        return bare;
    }
}
