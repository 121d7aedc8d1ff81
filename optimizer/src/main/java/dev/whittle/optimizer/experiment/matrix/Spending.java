package dev.whittle.optimizer.experiment.matrix;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The budgets of a run and of the day, asked before every call: the call's upper estimate is set aside, and its
/// measured cost takes the place of it afterwards. So a budget is exceeded at most by what the calls in flight cost
/// beyond their estimates. Thread-safe.
public final class Spending {
    private static final BigDecimal ALERT = new BigDecimal("0.8");

    /// What is spent on a day beside this run.
    @FunctionalInterface
    public interface Elsewhere {
        /// What everything but this run spent on a day so far, in USD; asked before every call.
        ///
        /// @throws StoreException if that cannot be read; no call is made then
        BigDecimal spent(LocalDate day) throws StoreException;
    }

    /// A budget several runs of a day share.
    ///
    /// @param limit the most they may spend together, in USD
    /// @param today which day it is where the person is; asked before every call
    public record Day(BigDecimal limit, Supplier<LocalDate> today, Elsewhere elsewhere) {}

    private final @Nullable BigDecimal limit;
    private final @Nullable Day day;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private BigDecimal spent = BigDecimal.ZERO;
    private BigDecimal assumed = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;
    private int inFlight;
    private int unpriced;
    private boolean alertedOfRun;
    private boolean alertedOfDay;
    private @Nullable LocalDate date;
    private BigDecimal before = BigDecimal.ZERO;
    private BigDecimal elsewhere = BigDecimal.ZERO;
    private Consumer<String> listener = _ -> {};

    /// @param limit the most that may be spent from now on in USD, or null for no limit
    public Spending(@Nullable BigDecimal limit) {
        this(limit, null);
    }

    /// @param limit the most this run may spend from now on in USD, or null for no limit
    /// @param day the budget it shares with the other runs of a day, or null for none
    public Spending(@Nullable BigDecimal limit, @Nullable Day day) {
        this.limit = limit;
        this.day = day;
    }

    /// Whether there is a limit.
    public boolean limited() {
        return limit != null || day != null;
    }

    /// What calls cost by the providers' own usage, in USD.
    public BigDecimal spent() {
        lock.lock();
        try {
            return spent;
        } finally {
            lock.unlock();
        }
    }

    /// What calls may have cost of which that is not known, such as replies that broke off; the budget counts
    /// it as spent, in USD.
    public BigDecimal assumed() {
        lock.lock();
        try {
            return assumed;
        } finally {
            lock.unlock();
        }
    }

    /// How many calls may have cost something nobody knows, and no estimate stands for it.
    public int unpriced() {
        lock.lock();
        try {
            return unpriced;
        } finally {
            lock.unlock();
        }
    }

    /// Who is told once when four fifths of a budget are spent, on the thread that spent them.
    void tell(Consumer<String> sentences) {
        lock.lock();
        try {
            listener = sentences;
        } finally {
            lock.unlock();
        }
    }

    /// Sets an amount aside, if need be once calls in flight have left room for it.
    ///
    /// @param upper the most the call is expected to cost
    /// @return why there is no room and no call of this size can be made any more, or empty if there is
    /// @throws InterruptedException if the thread was interrupted meanwhile; nothing is set aside then
    /// @throws StoreException if what other runs spent today cannot be read; nothing is set aside then
    Optional<String> reserve(BigDecimal upper) throws InterruptedException, StoreException {
        List<String> alerts;
        lock.lockInterruptibly();
        try {
            turn();
            while (true) {
                Optional<String> full = full(reserved.add(upper));
                if (full.isEmpty()) {
                    break;
                }
                if (inFlight == 0 || full(upper).isPresent()) {
                    return full;
                }
                settled.await();
                turn();
            }
            reserved = reserved.add(upper);
            inFlight++;
            alerts = alerts();
        } finally {
            lock.unlock();
        }
        alerts.forEach(listener);
        return Optional.empty();
    }

    /// Puts the true cost in the place of what was set aside.
    ///
    /// @param cost what the call cost, or null if that is not known: then it counts as `upper`
    void settle(BigDecimal upper, @Nullable BigDecimal cost) {
        List<String> alerts;
        lock.lock();
        try {
            reserved = reserved.subtract(upper);
            inFlight--;
            if (cost == null) {
                assumed = assumed.add(upper);
                unpriced += upper.signum() == 0 ? 1 : 0;
            } else {
                spent = spent.add(cost);
            }
            settled.signalAll();
            alerts = alerts();
        } finally {
            lock.unlock();
        }
        alerts.forEach(listener);
    }

    // Under the lock, so that no call slips in between what others spent and what is set aside.
    private void turn() throws StoreException {
        if (day == null) {
            return;
        }
        LocalDate today = day.today().get();
        if (!today.equals(date)) {
            date = today;
            before = spent.add(assumed);
            alertedOfDay = false;
        }
        elsewhere = day.elsewhere().spent(today);
    }

    private Optional<String> full(BigDecimal more) {
        if (limit != null && spent.add(assumed).add(more).compareTo(limit) > 0) {
            return Optional.of("The budget of this run has no room for another call; raise it and resume the run.");
        }
        return day != null && today().add(more).compareTo(day.limit()) > 0
                ? Optional
                        .of("The budget for today has no room for another call; raise it, or resume the run tomorrow.")
                : Optional.empty();
    }

    private BigDecimal today() {
        return elsewhere.add(spent).add(assumed).subtract(before);
    }

    private List<String> alerts() {
        List<String> due = new ArrayList<>();
        if (!alertedOfRun && limit != null && spent.add(assumed).compareTo(limit.multiply(ALERT)) >= 0) {
            alertedOfRun = true;
            due.add("Four fifths of the budget of this run are spent.");
        }
        if (!alertedOfDay && day != null && today().compareTo(day.limit().multiply(ALERT)) >= 0) {
            alertedOfDay = true;
            due.add("Four fifths of the budget for today are spent.");
        }
        return due;
    }
}
