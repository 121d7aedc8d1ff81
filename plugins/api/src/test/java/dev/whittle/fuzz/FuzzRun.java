package dev.whittle.fuzz;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Feeds readers with damaged files. Every input belongs to the seed and its number, so that each
/// can be had again alone. An input that takes more time than [#MOST_TIME] or more memory than
/// [#MOST_BYTES] or than there is, or ends in any other exception than the documented one fails the
/// run with both numbers.
public final class FuzzRun {
    /// The most time of a processor one input may take, so that what others do on the machine does
    /// not count.
    public static final Duration MOST_TIME = Duration.ofSeconds(3);

    /// The most memory one input may ask for in all, in bytes; what needs more takes the square of
    /// a length.
    public static final long MOST_BYTES = 1L << 30;

    // On the clock, for what never ends.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final RandomGeneratorFactory<?> RANDOM = RandomGeneratorFactory.of("L64X128MixRandom");
    private static final com.sun.management.ThreadMXBean THREADS = (com.sun.management.ThreadMXBean) ManagementFactory
            .getThreadMXBean();

    private static final Pattern CLASS = Pattern.compile("[a-z]\\.\\w*Exception\\b|\\btools\\.jackson\\b");

    private final long seed;

    /// A reader, and how it is fed.
    public interface Reader {
        /// Makes an input and reads it.
        ///
        /// @return whether it was read; false if it was refused as documented
        /// @throws Exception anything else is a fault
        boolean read(Damage damage) throws Exception;
    }

    /// What is read.
    ///
    /// @param name short, kebab-case
    /// @param share how much of a run it gets, compared with the others; one with 0 is only run
    ///     when it is named
    public record Target(String name, int share, Reader reader) {}

    /// What came of it.
    ///
    /// @param slowestMillis the most time of a processor that one input took
    /// @param slowest the number of that input
    /// @param mostBytes the most memory one input asked for in all; most of it was free again
    ///     before its end
    /// @param largest the number of that input
    public record Figures(
            String name, int read, int refused, long slowestMillis, long slowest, long mostBytes, long largest) {
        /// All inputs.
        public int inputs() {
            return read + refused;
        }
    }

    public FuzzRun(long seed) {
        this.seed = seed;
    }

    /// Reads inputs of a target.
    ///
    /// @param first the number of the first input
    /// @throws AssertionError at the first input that is neither read nor refused as documented
    public Figures run(Target target, long first, int inputs) throws InterruptedException {
        Counting counting = new Counting(target, first, inputs);
        FutureTask<Figures> task = new FutureTask<>(counting::run);
        Thread reading = Thread.ofPlatform().daemon().name("fuzz " + target.name()).start(task);
        long seen = -1;
        while (!reading.join(LONGEST)) {
            if (counting.number == seen) {
                AssertionError hang = new AssertionError(
                        "%s takes longer than %s".formatted(input(target, seen), LONGEST));
                hang.setStackTrace(reading.getStackTrace());
                throw hang;
            }
            seen = counting.number;
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError(input(target, counting.number) + " is neither read nor refused", e.getCause());
        }
    }

    /// Reads inputs of all targets, each its share, and prints a row of a table for each.
    ///
    /// @param arguments `INPUTS SEED [READER [FIRST]]`: how many in all, or of the named reader
    ///     from a number on
    public static void record(List<Target> targets, String... arguments) throws InterruptedException {
        int inputs = Integer.parseInt(arguments[0]);
        FuzzRun run = new FuzzRun(Long.parseLong(arguments[1]));
        long first = arguments.length > 3 ? Long.parseLong(arguments[3]) : 0;
        List<Target> chosen = targets.stream()
                .filter(target -> arguments.length < 3 ? target.share() > 0 : target.name().equals(arguments[2]))
                .toList();
        long shares = chosen.stream().mapToInt(Target::share).sum();
        long total = 0;
        long start = System.nanoTime();
        for (Target target : chosen) {
            long began = System.nanoTime();
            Figures figures = run.run(target, first,
                    chosen.size() == 1 ? inputs : (int) Math.ceilDiv((long) inputs * target.share(), shares));
            total += figures.inputs();
            System.out.printf("| %s | %,d | %,d | %,d | %,d ms (%d) | %,.1f MB (%d) | %,d s |%n", target.name(),
                    figures.inputs(), figures.read(), figures.refused(), figures.slowestMillis(), figures.slowest(),
                    figures.mostBytes() / 1e6, figures.largest(), (System.nanoTime() - began) / 1_000_000_000);
        }
        System.out.printf("%,d inputs in %,d s%n", total, (System.nanoTime() - start) / 1_000_000_000);
    }

    private String input(Target target, long number) {
        return "%s, seed %d, input %d".formatted(target.name(), seed, number);
    }

    /// What a reader answers that refused an input with a documented exception.
    ///
    /// @return false
    /// @throws AssertionError if the exception's message is no sentence for a person
    public static boolean refused(Throwable documented) {
        requireSentence(documented.getMessage(), documented);
        return false;
    }

    /// Refuses words nobody should have to read: more lines than one, signs that steer a terminal,
    /// names of classes.
    public static void requireSentence(@Nullable String words, @Nullable Throwable cause) {
        List<String> wrong = new ArrayList<>();
        if (words == null || words.isBlank()) {
            wrong.add("is missing");
        } else {
            if (words.chars().anyMatch(Character::isISOControl)) {
                wrong.add("holds control characters");
            }
            if (!words.endsWith(".") && !words.endsWith("?")) {
                wrong.add("does not end");
            }
            if (CLASS.matcher(words).find()) {
                wrong.add("names a class of Java");
            }
            if (words.length() > 1_000) {
                wrong.add("has %,d characters".formatted(words.length()));
            }
        }
        if (!wrong.isEmpty()) {
            throw new AssertionError("The sentence %s: %s".formatted(String.join(", ", wrong), words), cause);
        }
    }

    private final class Counting {
        private final Target target;
        private final long first;
        private final int inputs;
        private volatile long number;

        Counting(Target target, long first, int inputs) {
            this.target = target;
            this.first = first;
            this.inputs = inputs;
            number = first;
        }

        Figures run() throws Exception {
            int read = 0;
            long slowest = 0;
            long slowestNumber = first;
            long most = 0;
            long mostNumber = first;
            for (long next = first; next < first + inputs; next++) {
                number = next;
                // the multiplier of Knuth's generator: neighbours of a seed do not share inputs
                Damage damage = new Damage(RANDOM.create(seed * 6_364_136_223_846_793_005L + next));
                long start = THREADS.getCurrentThreadCpuTime();
                long before = THREADS.getCurrentThreadAllocatedBytes();
                read += target.reader().read(damage) ? 1 : 0;
                long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
                long nanos = THREADS.getCurrentThreadCpuTime() - start;
                if (nanos > MOST_TIME.toNanos()) {
                    throw new AssertionError("It takes %,d ms".formatted(nanos / 1_000_000));
                }
                if (bytes > MOST_BYTES) {
                    throw new AssertionError("It asks for %,d bytes".formatted(bytes));
                }
                if (nanos > slowest) {
                    slowest = nanos;
                    slowestNumber = next;
                }
                if (bytes > most) {
                    most = bytes;
                    mostNumber = next;
                }
            }
            return new Figures(target.name(), read, inputs - read, slowest / 1_000_000, slowestNumber, most,
                    mostNumber);
        }
    }
}
