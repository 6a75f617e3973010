package io.hearth.access.cfn;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Time passes here when the test says so. */
class SecondLookTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong now = new AtomicLong();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<UniEmitter<? super Void>> pausing = new ArrayList<>();
    private final AtomicInteger secondLooks = new AtomicInteger();
    private final SecondLook secondLook =
            new SecondLook(
                    meters,
                    length -> {
                        pauses.add(length);
                        return Uni.createFrom().emitter(pausing::add);
                    },
                    now::get);

    @Test
    void aGoodRequestTakesNone() {
        assertThat(look("good", "never")).isCompletedWithValue("good");
        assertThat(pauses).isEmpty();
        assertThat(secondLooks).hasValue(0);
    }

    @Test
    void whateverIsBadPausesAndIsLookedForAgain() {
        CompletableFuture<String> unknown = look("bad: no such key", "bad: no such key");
        CompletableFuture<String> wrong = look("bad: signature", "bad: signature");

        assertThat(List.of(unknown, wrong)).noneMatch(CompletableFuture::isDone);
        endPauses();

        assertThat(unknown).isCompletedWithValue("bad: no such key");
        assertThat(wrong).isCompletedWithValue("bad: signature");
        assertThat(pauses).containsExactly(SecondLook.AFTER, SecondLook.AFTER);
        assertThat(secondLooks).hasValue(2);
    }

    @Test
    void whatComesDuringThePauseIsGood() {
        CompletableFuture<String> late = look("bad", "good");

        endPauses();

        assertThat(late).isCompletedWithValue("good");
    }

    /** A first look in the database takes longer than one in memory, and that must not show. */
    @Test
    void thePauseEndsAtOneTimeHoweverLongTheFirstLookTook() {
        look(
                () -> {
                    now.addAndGet(Duration.ofMillis(40).toNanos());
                    return Uni.createFrom().item("bad");
                },
                () -> Uni.createFrom().item("bad"));

        assertThat(pauses).containsExactly(SecondLook.AFTER.minusMillis(40));
    }

    @Test
    void beyondTheMostARefusalIsMadeAtOnceUntilAPlaceIsFree() {
        for (int i = 0; i < SecondLook.MOST; i++) {
            look("bad", "bad");
        }

        assertThat(look("bad", "never")).isCompletedWithValue("bad");
        assertThat(look("good", "never")).isCompletedWithValue("good");
        assertThat(meters.counter(SecondLook.TAKEN).count()).isEqualTo(SecondLook.MOST);
        assertThat(meters.counter(SecondLook.SPARED).count()).isEqualTo(1);

        endPauses();
        CompletableFuture<String> next = look("bad", "good");
        endPauses();
        assertThat(next).isCompletedWithValue("good");
    }

    @Test
    void whoGivesUpOrFailsLeavesItsPlace() {
        for (int i = 0; i < SecondLook.MOST; i++) {
            Cancellable caller = unless("bad", "bad").subscribe().with(ignored -> {});
            caller.cancel();
        }
        pausing.clear();
        for (int i = 0; i < SecondLook.MOST; i++) {
            look(
                    () -> Uni.createFrom().item("bad"),
                    () -> Uni.createFrom().failure(new IllegalStateException("lost")));
        }
        endPauses();

        look("bad", "bad");

        assertThat(meters.counter(SecondLook.SPARED).count()).isZero();
    }

    private CompletableFuture<String> look(String first, String second) {
        return unless(first, second).subscribeAsCompletionStage();
    }

    private CompletableFuture<String> look(
            Supplier<Uni<String>> first, Supplier<Uni<String>> second) {
        return secondLook.unless(this::isGood, first, second).subscribeAsCompletionStage();
    }

    private Uni<String> unless(String first, String second) {
        return secondLook.unless(
                this::isGood,
                () -> Uni.createFrom().item(first),
                () -> {
                    secondLooks.incrementAndGet();
                    return Uni.createFrom().item(second);
                });
    }

    private boolean isGood(String found) {
        return found.equals("good");
    }

    private void endPauses() {
        List<UniEmitter<? super Void>> ended = List.copyOf(pausing);
        pausing.clear();
        ended.forEach(pause -> pause.complete(null));
    }
}
