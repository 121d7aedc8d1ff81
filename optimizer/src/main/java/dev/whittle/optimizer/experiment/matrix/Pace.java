package dev.whittle.optimizer.experiment.matrix;

import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// How fast calls come back, and so how long the rest takes. Thread-safe.
final class Pace {
    private record Lane(Queue<Call> waiting, int concurrency) {}

    private final List<Lane> lanes = new ArrayList<>();
    private long nanos;
    private long answers;

    synchronized void lane(Queue<Call> waiting, int concurrency) {
        lanes.add(new Lane(waiting, concurrency));
    }

    synchronized void ended(Run run) {
        if (run.outcome() instanceof Outcome.Finished(var reply, var _)) {
            nanos += reply.total().toNanos();
            answers++;
        }
    }

    /// The mean time of an answer for every full turn of the slowest lane.
    synchronized Optional<Duration> remaining() {
        if (answers == 0) {
            return Optional.empty();
        }
        double turns = 0;
        for (Lane lane : lanes) {
            turns = Math.max(turns, (double) lane.waiting().size() / lane.concurrency());
        }
        return Optional.of(Duration.ofNanos(Math.round(turns * nanos / answers)));
    }
}
