package dev.whittle.app.compare;

import dev.whittle.app.problem.Problem;
import dev.whittle.app.work.Cancellable;
import dev.whittle.catalog.Model;
import dev.whittle.catalog.Price;
import dev.whittle.model.LanguageModel;
import dev.whittle.optimizer.experiment.Column;
import dev.whittle.optimizer.experiment.Outcome;
import dev.whittle.optimizer.experiment.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// One run of one column, from start to exactly one end. Owned by the window's thread.
final class ColumnRun {
    /// How long a provider may take to stand still before it is no longer waited for.
    static final Duration GRACE = Duration.ofSeconds(2);

    /// Hears of a run on the window's thread.
    interface Listener {
        void came(ColumnRun run, Partial soFar);

        void ended(ColumnRun run, Run result, String reasoning);
    }

    private final int number;
    private final Column column;
    private final Engine engine;
    private final Listener listener;
    private final Deltas stream;
    private final Instant startedAt;
    private Cancellable job = Cancellable.NONE;
    private boolean ended;

    private ColumnRun(int number, Column column, Engine engine, Listener listener) {
        this.number = number;
        this.column = column;
        this.engine = engine;
        this.listener = listener;
        startedAt = engine.clock().instant();
        stream = new Deltas(engine.background(), soFar -> {
            if (!ended) {
                listener.came(this, soFar);
            }
        });
    }

    static ColumnRun start(int number, Column column, LanguageModel server, Engine engine, Listener listener) {
        ColumnRun run = new ColumnRun(number, column, engine, listener);
        // The result comes by a way of its own: a job that is called off brings none, a stopped column has one.
        run.job = engine.background().start(() -> {
            Run result = engine.comparison().run(column, server, run.stream);
            engine.background().onWindow(() -> run.end(result));
            return result;
        }, _ -> {}, cause -> run.end(run.withoutReply(new Outcome.Failed(null, Problem.of(cause).text(),
                run.stream.soFar().text(), run.elapsed()))));
        return run;
    }

    int number() {
        return number;
    }

    Column column() {
        return column;
    }

    /// Calls the provider off. The end still comes, at the latest after two seconds.
    void stop() {
        job.cancel();
        engine.background().later(GRACE,
                () -> end(withoutReply(new Outcome.Stopped(stream.soFar().text(), elapsed()))));
    }

    private void end(Run result) {
        if (!ended) {
            ended = true;
            listener.ended(this, result, stream.soFar().reasoning());
        }
    }

    // The run as it is recorded if the engine brings no result: a plugin that does not let itself be stopped.
    private Run withoutReply(Outcome outcome) {
        Optional<Model> model = Optional.ofNullable(column.target().catalogKey()).flatMap(engine.catalog()::find);
        Price price = model.flatMap(known -> engine.catalog().price(known, Price.Mode.STANDARD, startedAt))
                .orElse(null);
        return new Run(column, column.parameters().without(model.map(Model::unsupportedParams).orElseGet(Set::of)),
                stream.soFar().notes(), engine.catalog().id(), price, startedAt, outcome);
    }

    private Duration elapsed() {
        return Duration.between(startedAt, engine.clock().instant());
    }
}
