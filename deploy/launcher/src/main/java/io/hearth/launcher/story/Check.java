package io.hearth.launcher.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What must hold, told in a sentence when it does not. */
final class Check {
    private static final int BETWEEN_LOOKS_MILLIS = 100;

    private Check() {}

    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new StoryException(otherwise);
        }
    }

    static void equal(String what, Object expected, Object found) {
        that(
                Objects.equals(expected, found),
                "%s should be %s, but is %s.".formatted(what, expected, found));
    }

    static void contains(String what, String part, String found) {
        that(found.contains(part), "%s should contain %s, but is: %s".formatted(what, part, found));
    }

    /**
     * Looks until nothing is wrong any more.
     *
     * @param look fails for as long as something is wrong
     * @throws StoryException what was wrong at the last look
     */
    static <T> T eventually(Duration patience, Callable<T> look) throws Exception {
        Instant end = Instant.now().plus(patience);
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                return look.call();
            } catch (StoryException e) {
                if (Instant.now().isAfter(end)) {
                    throw new StoryException(
                            "After %d s: %s".formatted(patience.toSeconds(), e.getMessage()), e);
                }
            }
            if (never.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Nobody counts down.");
            }
        }
    }
}
