package dev.whittle.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whittle.app.shell.Autosave.State;
import dev.whittle.app.work.Background;
import dev.whittle.app.work.Cancellable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class AutosaveTest {
    private final Time time = new Time();
    private final List<String> saved = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private String text = "";
    private boolean broken;
    private boolean unready;
    private final Autosave autosave = new Autosave(time, () -> {
        if (unready) {
            throw new IllegalStateException("no draft");
        }
        String taken = text;
        return () -> {
            if (broken) {
                throw new IOException("disk full");
            }
            return saved.add(taken);
        };
    }, cause -> told.add(String.valueOf(cause.getMessage())));

    private void type(String typed) {
        text += typed;
        autosave.changed();
    }

    @Test
    void nothingIsSavedBeforeSomethingChanged() {
        time.pass(Duration.ofMinutes(1));

        assertThat(saved).isEmpty();
        assertThat(autosave.stateProperty().get()).isEqualTo(State.SAVED);
    }

    @Test
    void aChangeIsSavedWithinASecond() {
        type("a");
        assertThat(autosave.stateProperty().get()).isEqualTo(State.UNSAVED);
        time.pass(Duration.ofSeconds(1));

        assertThat(saved).containsExactly("a");
        assertThat(autosave.stateProperty().get()).isEqualTo(State.SAVED);
    }

    @Test
    void savingDoesNotWaitForAPauseInTyping() {
        for (int i = 0; i < 50; i++) {
            type("x");
            time.pass(Duration.ofMillis(100));
        }

        assertThat(saved).hasSizeBetween(5, 7);
        assertThat(saved.getFirst().length()).isBetween(1, 10);
        time.pass(Duration.ofSeconds(1));
        assertThat(saved.getLast()).isEqualTo("x".repeat(50));
    }

    @Test
    void whatChangesWhileASaveRunsIsSavedAfterIt() {
        type("a");
        time.hold = true;
        time.pass(Duration.ofSeconds(1));
        type("b");
        time.release();
        assertThat(saved).containsExactly("a");
        assertThat(autosave.stateProperty().get()).isEqualTo(State.UNSAVED);

        time.pass(Duration.ofSeconds(1));
        assertThat(saved).containsExactly("a", "ab");
        assertThat(autosave.stateProperty().get()).isEqualTo(State.SAVED);
    }

    @Test
    void twoSavesNeverRunAtOnce() {
        time.hold = true;
        for (int i = 0; i < 40; i++) {
            type("x");
            time.pass(Duration.ofMillis(100));
        }

        assertThat(time.held).hasSize(1);
    }

    @Test
    void aFailingSaveIsToldOnceAndTriedAgainUntilItWorks() {
        broken = true;
        type("a");
        time.pass(Duration.ofMinutes(1));
        assertThat(told).containsExactly("disk full");
        assertThat(autosave.stateProperty().get()).isEqualTo(State.FAILED);

        broken = false;
        time.pass(Duration.ofSeconds(11));
        assertThat(saved).containsExactly("a");
        assertThat(autosave.stateProperty().get()).isEqualTo(State.SAVED);
    }

    @Test
    void afterAFailureTheNextChangeIsSavedAsSoonAsAnyOther() {
        broken = true;
        type("a");
        time.pass(Duration.ofSeconds(1));
        broken = false;
        type("b");
        time.pass(Duration.ofSeconds(1));

        assertThat(saved).containsExactly("ab");
        assertThat(autosave.stateProperty().get()).isEqualTo(State.SAVED);
        time.pass(Duration.ofMinutes(1));
        assertThat(saved).containsExactly("ab");
    }

    @Test
    void whatChangedWhileASaveFailedIsSavedAsSoonAsAnyOther() {
        broken = true;
        type("a");
        time.hold = true;
        time.pass(Duration.ofSeconds(1));
        type("b");
        time.release();
        broken = false;
        time.pass(Duration.ofSeconds(1));

        assertThat(saved).containsExactly("ab");
    }

    @Test
    void aSecondFailureAfterASuccessIsToldAgain() {
        broken = true;
        type("a");
        time.pass(Duration.ofSeconds(1));
        broken = false;
        time.pass(Duration.ofSeconds(11));
        broken = true;
        type("b");
        time.pass(Duration.ofSeconds(1));

        assertThat(told).containsExactly("disk full", "disk full");
    }

    @Test
    void aDraftThatCannotBeTakenIsAFailureLikeAnyOther() {
        unready = true;
        type("a");
        time.pass(Duration.ofSeconds(1));
        assertThat(told).containsExactly("no draft");
        assertThat(autosave.stateProperty().get()).isEqualTo(State.FAILED);

        unready = false;
        time.pass(Duration.ofSeconds(11));
        assertThat(saved).containsExactly("a");
    }

    /// Time that passes when told; jobs end at once unless held.
    private static final class Time implements Background {
        private record Alarm(Duration at, Runnable action) {}

        private final List<Alarm> alarms = new ArrayList<>();
        final List<Runnable> held = new ArrayList<>();
        boolean hold;
        private Duration now = Duration.ZERO;

        void pass(Duration duration) {
            Duration end = now.plus(duration);
            while (true) {
                Alarm next = alarms.stream().filter(alarm -> alarm.at().compareTo(end) <= 0)
                        .min((a, b) -> a.at().compareTo(b.at())).orElse(null);
                if (next == null) {
                    now = end;
                    return;
                }
                now = next.at();
                alarms.remove(next);
                next.action().run();
            }
        }

        void release() {
            hold = false;
            List<Runnable> jobs = List.copyOf(held);
            held.clear();
            jobs.forEach(Runnable::run);
        }

        @Override
        public <T> Cancellable start(Callable<T> job, Consumer<? super T> done, Consumer<? super Throwable> failed) {
            Runnable run = () -> {
                T result;
                try {
                    result = job.call();
                } catch (Exception e) {
                    failed.accept(e);
                    return;
                }
                done.accept(result);
            };
            if (hold) {
                held.add(run);
            } else {
                run.run();
            }
            return () -> held.remove(run);
        }

        @Override
        public <T> Cancellable compute(Callable<T> job, Consumer<? super T> done, Consumer<? super Throwable> failed) {
            return start(job, done, failed);
        }

        @Override
        public Cancellable later(Duration delay, Runnable action) {
            Alarm alarm = new Alarm(now.plus(delay), action);
            alarms.add(alarm);
            return () -> alarms.remove(alarm);
        }

        @Override
        public void onWindow(Runnable action) {
            action.run();
        }
    }
}
