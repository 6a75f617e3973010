package io.hearth.access.cfn;

import io.hearth.access.CallerContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks again before a request is refused. The bus may bring a keypair a moment after somebody has
 * used it, so a key that is not known deserves a second look; if it alone got one, the pause would
 * tell a stranger which keys are known. So every refusal takes the same steps: a pause that ends at
 * a fixed time after the request's first look began, then one question to the database. A good
 * request takes none of them.
 *
 * <p>Only {@link #MOST} requests pause at a time. Beyond it a request is refused after its first
 * look, whatever the reason, so that a flood of bad requests holds this much and no more, and asks
 * the database at most {@code MOST} times per {@link #AFTER}.
 */
@ApplicationScoped
class SecondLook {
    /** Counts the second looks. */
    static final String TAKEN = "hearth.access.second.looks";

    /** Counts the refusals that got none, since too many were under way. */
    static final String SPARED = "hearth.access.second.looks.spared";

    static final Duration AFTER = Duration.ofMillis(250);
    static final int MOST = 128;

    /** How time passes; a test passes it itself. */
    interface Pause {
        Uni<Void> of(Duration length);
    }

    private final Semaphore places = new Semaphore(MOST);
    private final Pause pause;
    private final LongSupplier nanoseconds;
    private final Counter taken;
    private final Counter spared;

    @Inject
    SecondLook(MeterRegistry meters) {
        this(
                meters,
                length -> Uni.createFrom().voidItem().onItem().delayIt().by(length),
                System::nanoTime);
    }

    SecondLook(MeterRegistry meters, Pause pause, LongSupplier nanoseconds) {
        this.pause = pause;
        this.nanoseconds = nanoseconds;
        this.taken = meters.counter(TAKEN);
        this.spared = meters.counter(SPARED);
    }

    /**
     * What the first look finds if that is good, else what the second one finds, good or not.
     *
     * @param second runs where the caller of this does
     */
    <T> Uni<T> unless(Predicate<T> isGood, Supplier<Uni<T>> first, Supplier<Uni<T>> second) {
        long began = nanoseconds.getAsLong();
        return first.get()
                .chain(
                        found ->
                                isGood.test(found)
                                        ? Uni.createFrom().item(found)
                                        : again(found, began, second));
    }

    private <T> Uni<T> again(T found, long began, Supplier<Uni<T>> second) {
        if (!places.tryAcquire()) {
            spared.increment();
            return Uni.createFrom().item(found);
        }
        taken.increment();
        return CallerContext.backTo(pause.of(left(began)))
                .chain(second::get)
                .onTermination()
                .invoke(() -> places.release());
    }

    /** At least a moment: a first look that took longer leaves no pause. */
    private Duration left(long began) {
        Duration passed = Duration.ofNanos(nanoseconds.getAsLong() - began);
        Duration left = AFTER.minus(passed);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }
}
