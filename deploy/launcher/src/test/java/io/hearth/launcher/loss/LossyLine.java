package io.hearth.launcher.loss;

import io.hearth.testkit.FaultProxy.Meddler;
import io.hearth.testkit.FaultProxy.Reply;
import io.hearth.testkit.FaultProxy.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * Of a hundred requests ten get lost on their way, ten answers get lost on theirs, five requests
 * come twice at once and five once more when others have come since.
 */
final class LossyLine implements Meddler {
    private static final int LATEST_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AtomicInteger meddledWith = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final long seed;

    /**
     * @param seed the same one gives each request, by its number, the same fate
     */
    LossyLine(long seed) {
        this.seed = seed;
    }

    @Override
    public Optional<Reply> answer(int number, Request request)
            throws IOException, InterruptedException {
        Random random = new Random(seed * 1_000_003 + number);
        int fate = random.nextInt(100);
        if (fate < 30) {
            meddledWith.incrementAndGet();
        }
        if (fate < 10) {
            return Optional.empty();
        }
        Reply reply = request.handOn();
        if (fate < 20) {
            return Optional.empty();
        }
        if (fate < 25) {
            return Optional.of(request.handOn());
        }
        if (fate < 30) {
            comesAgain(request, random.nextInt(LATEST_MILLIS));
        }
        return Optional.of(reply);
    }

    private void comesAgain(Request request, int millis) {
        underWay.incrementAndGet();
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, threads)
                .execute(
                        () -> {
                            try {
                                request.handOn();
                            } catch (IOException away) {
                                // it was lost, as others are
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } finally {
                                underWay.decrementAndGet();
                            }
                        });
    }

    /** How many requests did not simply come and were answered. */
    int meddledWith() {
        return meddledWith.get();
    }

    /** Until nothing comes late any more. */
    void awaitSilence() {
        Awaitility.await("what comes late").atMost(PATIENCE).until(() -> underWay.get() == 0);
    }
}
