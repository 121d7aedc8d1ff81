package dev.whittle.wire;

import dev.whittle.model.ModelException;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Sends a request again when that may help: three times at most, as late as the server asks,
/// else after half a second, a second, ... with jitter, so that many stopped at once do not all
/// return at once.
public final class Backoff {
    static final int ATTEMPTS = 3;
    static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration FIRST = Duration.ofMillis(500);

    private final Sleeper sleeper;
    private final InstantSource clock;
    private final DoubleSupplier random;

    /// Waits.
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    interface Attempt<T> {
        T run() throws RequestFailed, ModelException, InterruptedException;
    }

    /// @param clock tells how far away the date is that a server may name
    /// @param random numbers from 0 to below 1
    public Backoff(Sleeper sleeper, InstantSource clock, DoubleSupplier random) {
        this.sleeper = sleeper;
        this.clock = clock;
        this.random = random;
    }

    /// Really waits.
    public static Backoff standard() {
        return new Backoff(Thread::sleep, InstantSource.system(), () -> ThreadLocalRandom.current().nextDouble());
    }

    /// Runs attempts until one succeeds or no further one may help.
    ///
    /// @param waiting hears of each wait before it begins
    <T> T run(Attempt<T> attempt, BiConsumer<Duration, RequestFailed> waiting)
            throws ModelException, InterruptedException {
        for (int failed = 1;; failed++) {
            try {
                return attempt.run();
            } catch (RequestFailed failure) {
                Duration wait = failure.asked() == null ? delay(failed) : failure.asked();
                if (!failure.mayHelpToRepeat() || failed == ATTEMPTS || wait.compareTo(LONGEST) > 0) {
                    throw failure.problem();
                }
                waiting.accept(wait, failure);
                sleeper.sleep(wait);
            }
        }
    }

    private Duration delay(int failed) {
        double jitter = 0.75 + random.getAsDouble() / 2;
        return Duration.ofMillis(Math.round(FIRST.toMillis() * Math.pow(2, failed - 1.0) * jitter));
    }

    /// How long the server asks to wait, or null if it does not say.
    ///
    /// @param inBody what the error itself says, such as `38s`, or empty
    @Nullable
    Duration asked(HttpHeaders headers, String inBody) {
        Duration millis = number(headers.firstValue("retry-after-ms").orElse(""), 1);
        if (millis != null) {
            return millis;
        }
        String value = headers.firstValue("retry-after").orElse("").strip();
        Duration seconds = number(value, 1_000);
        Duration header = seconds != null ? seconds : until(value);
        return header != null ? header : number(inBody.replaceFirst("s$", ""), 1_000);
    }

    private static @Nullable Duration number(String value, int millisEach) {
        try {
            double millis = Double.parseDouble(value) * millisEach;
            return Double.isNaN(millis) ? null : Duration.ofMillis(Math.max(0, Math.round(millis)));
        } catch (NumberFormatException _) {
            return null; // absent, or a date
        }
    }

    private @Nullable Duration until(String date) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration wait = Duration.between(clock.instant(), then);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException _) {
            return null; // neither a number nor a date: as good as absent
        }
    }
}
