package dev.whittle.optimizer.experiment.matrix;

import java.math.BigDecimal;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A budget, asked before every call: the call's upper estimate is set aside, and its measured cost takes the
/// place of it afterwards. So the budget is exceeded at most by what the calls in flight cost beyond their
/// estimates. Thread-safe.
public final class Spending {
    private static final BigDecimal ALERT = new BigDecimal("0.8");

    private final @Nullable BigDecimal limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private BigDecimal spent = BigDecimal.ZERO;
    private BigDecimal assumed = BigDecimal.ZERO;
    private BigDecimal reserved = BigDecimal.ZERO;
    private int inFlight;
    private int unpriced;

    /// @param limit the most that may be spent from now on in USD, or null for no limit
    public Spending(@Nullable BigDecimal limit) {
        this.limit = limit;
    }

    /// Whether there is a limit.
    public boolean limited() {
        return limit != null;
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

    /// Sets an amount aside, if need be once calls in flight have left room for it.
    ///
    /// @param upper the most the call is expected to cost
    /// @return whether there is room; if not, no call of this size can be made any more
    /// @throws InterruptedException if the thread was interrupted meanwhile; nothing is set aside then
    boolean reserve(BigDecimal upper) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (limit != null && spent.add(assumed).add(reserved).add(upper).compareTo(limit) > 0) {
                if (inFlight == 0 || spent.add(assumed).add(upper).compareTo(limit) > 0) {
                    return false;
                }
                settled.await();
            }
            reserved = reserved.add(upper);
            inFlight++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Puts the true cost in the place of what was set aside.
    ///
    /// @param cost what the call cost, or null if that is not known: then it counts as `upper`
    /// @return whether four fifths of the limit were passed by this call
    boolean settle(BigDecimal upper, @Nullable BigDecimal cost) {
        lock.lock();
        try {
            boolean before = alarming();
            reserved = reserved.subtract(upper);
            inFlight--;
            if (cost == null) {
                assumed = assumed.add(upper);
                unpriced += upper.signum() == 0 ? 1 : 0;
            } else {
                spent = spent.add(cost);
            }
            settled.signalAll();
            return !before && alarming();
        } finally {
            lock.unlock();
        }
    }

    private boolean alarming() {
        return limit != null && spent.add(assumed).compareTo(limit.multiply(ALERT)) >= 0;
    }
}
