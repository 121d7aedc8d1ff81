package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.optimizer.experiment.check.Verdict;
import dev.whittle.optimizer.experiment.statistics.EarlyStop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/// Ends a run column by column as soon as it is certain whether a column is worse than the first by more than a margin.
/// Cases are asked in a shuffled order, the same each time, and counted in that order, so that neither the order of a
/// file nor the speed of answers can sway the verdict. Of all runs on the margin at most [#ERROR] end in a wrong verdict
/// either way, all columns together, however early they stop ([EarlyStop]). Thread-safe.
public final class EarlyEnd {
    /// How often a verdict may be wrong: as often as that of the fixed test ([Standing]).
    public static final double ERROR = 0.025;

    private static final long SEED = 20_261_121;

    /// It is certain how a column compares with the first.
    ///
    /// @param holds whether it is not worse by more than the margin
    /// @param cases after how many cases that was certain
    public record Certain(boolean holds, long cases) {}

    private final Plan plan;
    private final Board board;
    private final List<Integer> order;
    private final List<EarlyStop> watches = new ArrayList<>();
    private final List<Optional<Certain>> certain = new ArrayList<>();
    private int next;

    /// @param margin how much worse than the first column is still good enough, between 0 and 1
    /// @throws IllegalArgumentException if there is no second column, or the margin is not between 0 and 1
    EarlyEnd(Plan plan, Board board, double margin) {
        int others = plan.columns().size() - 1;
        if (others < 1) {
            throw new IllegalArgumentException(
                    "Stopping early needs a second column to compare with the first; add a prompt or a model.");
        }
        this.plan = plan;
        this.board = board;
        order = order(plan.cases().size());
        for (int column = 0; column <= others; column++) {
            watches.add(EarlyStop.start(margin, 1 - ERROR / others));
            certain.add(Optional.empty());
        }
    }

    private static List<Integer> order(int cases) {
        List<Integer> shuffled = new ArrayList<>(IntStream.range(0, cases).boxed().toList());
        Collections.shuffle(shuffled, new Random(SEED));
        return List.copyOf(shuffled);
    }

    /// The calls in the order they are to be asked in.
    List<Call> shuffled(List<Call> calls) {
        int[] places = new int[order.size()];
        for (int place = 0; place < places.length; place++) {
            places[order.get(place)] = place;
        }
        return calls.stream().sorted((one, other) -> Integer.compare(place(one, places), place(other, places)))
                .toList();
    }

    private int place(Call call, int[] places) {
        return call.cells().stream().mapToInt(cell -> places[plan.caseOf(cell)]).min().orElseThrow();
    }

    /// What is certain of each column; always empty for the first.
    public synchronized List<Optional<Certain>> certain() {
        return List.copyOf(certain);
    }

    /// Counts the cases that are done by now.
    synchronized void look() {
        while (next < order.size() && done(order.get(next))) {
            int one = order.get(next++);
            OptionalDouble first = score(0, one);
            for (int column = 1; column < watches.size() && first.isPresent(); column++) {
                OptionalDouble score = score(column, one);
                if (certain.get(column).isEmpty() && score.isPresent()) {
                    see(column, score.getAsDouble() - first.getAsDouble());
                }
            }
        }
    }

    private void see(int column, double difference) {
        EarlyStop watch = watches.get(column).see(difference);
        watches.set(column, watch);
        certain.set(column, switch (watch.advice()) {
            case HOLDS -> Optional.of(new Certain(true, watch.cases()));
            case FAILS -> Optional.of(new Certain(false, watch.cases()));
            case GO_ON -> Optional.empty();
        });
    }

    /// Why a call need not be made any more, or empty if it must.
    synchronized Optional<String> needless(Call call) {
        boolean all = certain.stream().skip(1).allMatch(Optional::isPresent);
        boolean needed = call.cells().stream()
                .anyMatch(cell -> !all && certain.get(plan.columnOf(cell)).isEmpty());
        return needed ? Optional.empty() : Optional.of("This need not be asked: the verdict was certain before.");
    }

    private boolean done(int one) {
        for (int column = 0; column < watches.size(); column++) {
            for (int repeat = 0; repeat < plan.repeats(); repeat++) {
                boolean open = switch (board.state(plan.cell(column, one, repeat))) {
                    case CellState.Waiting _,CellState.Running _ -> true;
                    case CellState.Answered _,CellState.Failed _,CellState.Skipped _ -> false;
                };
                if (open) {
                    return false;
                }
            }
        }
        return true;
    }

    // A case with a repeat that failed or came to no verdict says nothing.
    private OptionalDouble score(int column, int one) {
        double passed = 0;
        for (int repeat = 0; repeat < plan.repeats(); repeat++) {
            if (!(board.state(plan.cell(column, one, repeat)) instanceof CellState.Answered answered)
                    || answered.result() == null || !(answered.result().whole() instanceof Verdict.Judged judged)) {
                return OptionalDouble.empty();
            }
            passed += judged.passed() ? 1 : 0;
        }
        return OptionalDouble.of(passed / plan.repeats());
    }
}
