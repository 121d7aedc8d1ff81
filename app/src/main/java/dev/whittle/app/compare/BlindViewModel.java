package dev.whittle.app.compare;

import dev.whittle.app.work.Background;
import dev.whittle.app.workspace.Opinion;
import dev.whittle.app.workspace.Vote;
import dev.whittle.optimizer.experiment.Experiment;
import dev.whittle.optimizer.experiment.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Votes between the answers of the newest experiment while nobody sees whose they are.
public final class BlindViewModel {
    private static final String RUN = "Run the columns: their answers come here without names, in an order nobody knows.";
    private static final String TOO_FEW = "A vote needs two whole answers; switch the names on to see what became of the others.";

    private final OpinionShelf shelf;
    private final Background background;
    private final RandomGenerator random;
    private final Consumer<? super Throwable> failed;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<BlindState> state = new ReadOnlyObjectWrapper<>(new BlindState.Off());
    private @Nullable Experiment experiment;
    private int running;
    private boolean busy;

    BlindViewModel(OpinionShelf shelf, Background background, RandomGenerator random,
            Consumer<? super Throwable> failed) {
        this.shelf = shelf;
        this.background = background;
        this.random = random;
        this.failed = failed;
        on.addListener((_, _, _) -> deal());
    }

    /// Whether names are hidden.
    public BooleanProperty onProperty() {
        return on;
    }

    public ReadOnlyObjectProperty<BlindState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Columns were started, or some have ended.
    ///
    /// @param count how many are under way
    void running(int count) {
        running = count;
        if (count > 0) {
            experiment = null;
        }
        deal();
    }

    /// The experiment of the newest answers is kept.
    void saved(Experiment newest) {
        experiment = newest;
        deal();
    }

    /// Votes for an answer by its number on the screen.
    public void best(int number) {
        if (state.get() instanceof BlindState.Voting(List<BlindState.Answer> answers)) {
            answers.stream().filter(answer -> answer.number() == number).findFirst()
                    .ifPresent(answer -> vote(answers, Vote.Verdict.BEST, answer.run()));
        }
    }

    /// Votes for none: a tie, or all of them bad.
    public void none(Vote.Verdict verdict) {
        if (state.get() instanceof BlindState.Voting(List<BlindState.Answer> answers)) {
            vote(answers, verdict, null);
        }
    }

    /// Takes the vote back that was just given.
    public void takeBack() {
        if (!busy && state.get() instanceof BlindState.Revealed(var _, var _, var _, long number, var _)) {
            busy = true;
            background.start(() -> {
                shelf.unvote(number);
                return true;
            }, _ -> {
                busy = false;
                deal();
            }, this::notKept);
        }
    }

    /// Hides the names again, for a further vote.
    public void again() {
        deal();
    }

    private void vote(List<BlindState.Answer> answers, Vote.Verdict verdict, @Nullable Integer best) {
        Experiment voted = experiment;
        if (busy || voted == null) {
            return;
        }
        busy = true;
        Vote vote = new Vote(answers.stream().map(BlindState.Answer::run).toList(), verdict, best);
        record Kept(long number, Opinion all) {}
        UUID id = voted.id();
        background.start(() -> new Kept(shelf.vote(id, vote), shelf.opinion(id)), kept -> {
            busy = false;
            if (voted.equals(experiment) && on.get()) {
                state.set(new BlindState.Revealed(answers, voted, vote, kept.number(), kept.all()));
            }
        }, this::notKept);
    }

    private void notKept(Throwable cause) {
        busy = false;
        failed.accept(cause);
    }

    private void deal() {
        state.set(next());
    }

    private BlindState next() {
        Experiment newest = experiment;
        if (!on.get()) {
            return new BlindState.Off();
        }
        if (newest == null) {
            return new BlindState.Waiting(running == 0
                    ? RUN
                    : "%d %s still under way.".formatted(running, running == 1 ? "answer is" : "answers are"));
        }
        List<Integer> whole = new ArrayList<>();
        for (int i = 0; i < newest.runs().size(); i++) {
            Outcome outcome = newest.runs().get(i).outcome();
            if (outcome instanceof Outcome.Finished && !outcome.text().isBlank()) {
                whole.add(i);
            }
        }
        if (whole.size() < 2) {
            return new BlindState.Waiting(TOO_FEW);
        }
        Collections.shuffle(whole, random);
        List<BlindState.Answer> answers = new ArrayList<>();
        for (int run : whole) {
            answers.add(new BlindState.Answer(answers.size() + 1, run, newest.runs().get(run).outcome().text()));
        }
        return new BlindState.Voting(List.copyOf(answers));
    }
}
