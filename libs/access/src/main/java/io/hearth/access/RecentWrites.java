package io.hearth.access;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reads for owners, of what another service publishes: what they have written a moment ago may
 * still be on its way, and "there is nothing" would be wrong.
 */
public final class RecentWrites {
    /** Together longer than an event takes that nothing holds up. */
    private static final int TIMES = 6;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private RecentWrites() {}

    /**
     * What the read finds; one that finds nothing is repeated for a moment before it is believed.
     *
     * @param there whether something was found
     */
    public static <T> Uni<T> read(Supplier<Uni<T>> read, Predicate<T> there) {
        return read(read, there, TIMES);
    }

    private static <T> Uni<T> read(Supplier<Uni<T>> read, Predicate<T> there, int again) {
        return Uni.createFrom()
                .deferred(read::get)
                .chain(
                        found ->
                                again == 0 || there.test(found)
                                        ? Uni.createFrom().item(found)
                                        : pause().chain(() -> read(read, there, again - 1)));
    }

    private static Uni<Void> pause() {
        return CallerContext.backTo(Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE));
    }
}
