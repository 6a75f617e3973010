package io.hearth.launcher.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.Event;
import io.hearth.contract.EventEnvelope;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.SignalEvent.SignalReceived;
import io.hearth.contract.StackEvent.HookCleared;
import io.hearth.contract.StackEvent.HookReached;
import io.hearth.contract.StackEvent.KeypairWanted;
import io.hearth.contract.StackEvent.ResourceStateChanged;
import io.hearth.contract.StackRef;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResourceHistoryTest {
    private static final Instant BEGAN = Instant.parse("2026-11-23T10:00:00Z");
    private static final StackRef STACK = new StackRef("id", "web", "id", "project");
    private static final Event HOOK = new HookReached(STACK, "key", 1, "pre-create");

    @Test
    void whatIsCompleteWaitsForNothing() {
        ResourceHistory resource = history(state("IN_PROGRESS", ""), state("COMPLETE", "made"));

        assertThat(resource.isComplete()).isTrue();
        assertThat(resource.stands())
                .hasValue("is CREATE_COMPLETE since 2026-11-23T10:00:01Z: made");
        assertThat(resource.waitsFor()).isEmpty();
        assertThat(resource.signals()).isEmpty();
    }

    @Test
    void whatFailedSaysWhyByItsReason() {
        ResourceHistory resource = history(state("IN_PROGRESS", ""), state("FAILED", "no quota"));

        assertThat(resource.isComplete()).isFalse();
        assertThat(resource.stands())
                .hasValue("is CREATE_FAILED since 2026-11-23T10:00:01Z: no quota");
        assertThat(resource.waitsFor()).isEmpty();
    }

    @Test
    void aKeypairThatNobodyMadeIsWaitedFor() {
        ResourceHistory resource =
                history(state("IN_PROGRESS", ""), new KeypairWanted(STACK, "key", 1, "user"));

        assertThat(resource.stands()).hasValue("is CREATE_IN_PROGRESS since 2026-11-23T10:00:00Z");
        assertThat(resource.waitsFor().orElseThrow())
                .startsWith("The identity worker has not answered since")
                .endsWith("(2026-11-23T10:00:01Z)");
    }

    @Test
    void theLastSignalIsTold() {
        ResourceHistory resource =
                history(state("IN_PROGRESS", ""), signal("SUCCESS"), signal("FAILURE"));

        assertThat(resource.signals())
                .hasValue(
                        "was signalled 2 times, the last time at 2026-11-23T10:00:02Z with FAILURE.");
        assertThat(resource.waitsFor().orElseThrow()).startsWith("It waits for more signals.");
    }

    @Test
    void aHookIsStoodAtUntilItIsClearedOrPassed() {
        Event cleared = new HookCleared(STACK, "key", 1, "pre-create");

        ResourceHistory standing = history(state("COMPLETE", ""), HOOK);
        assertThat(standing.isComplete()).isFalse();
        assertThat(standing.stands())
                .hasValue("stands at the hook pre-create until that is cleared.");
        assertThat(standing.waitsFor()).isEmpty();
        assertThat(history(HOOK, cleared).stands()).isEmpty();
        assertThat(history(HOOK, state("COMPLETE", "")).isComplete()).isTrue();
    }

    /** A second between each and the next. */
    private static ResourceHistory history(Event... events) {
        return new ResourceHistory(
                IntStream.range(0, events.length)
                        .mapToObj(
                                number ->
                                        new EventEnvelope(
                                                UUID.randomUUID(),
                                                "/hearth/stack-api",
                                                BEGAN.plusSeconds(number),
                                                events[number]))
                        .toList());
    }

    private static Event state(String status, String reason) {
        return new ResourceStateChanged(
                STACK,
                "key",
                "AWS::IAM::AccessKey",
                null,
                "CREATE",
                status,
                reason,
                1,
                SignalDialect.NONE);
    }

    private static Event signal(String status) {
        return new SignalReceived(
                STACK,
                "key",
                SignalDialect.AWS,
                null,
                UUID.randomUUID().toString(),
                status,
                null,
                null,
                BEGAN);
    }
}
