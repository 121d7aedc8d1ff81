package dev.whittle.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ThreadsTest {
    private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void whatWasAskedForLaterRunsOnTheWindow() throws InterruptedException {
        try (Threads threads = new Threads(window::add)) {
            threads.later(Duration.ZERO, runs::incrementAndGet);
            window.take().run();
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    void nothingRunsOnceTheProgramCloses() throws InterruptedException {
        Threads threads = new Threads(window::add);
        threads.later(Duration.ZERO, runs::incrementAndGet);
        Runnable queued = window.take();
        threads.close();
        queued.run();
        assertThat(runs).hasValue(0);
    }

    @Test
    void closingWaitsUntilWhatComputesHasNoticed() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Threads threads = new Threads(window::add);
        threads.compute(() -> {
            begun.countDown();
            try {
                return new CountDownLatch(1).await(1, TimeUnit.HOURS);
            } finally {
                runs.incrementAndGet();
            }
        }, _ -> {}, _ -> {});
        begun.await();
        threads.close();
        assertThat(runs).hasValue(1);
    }
}
