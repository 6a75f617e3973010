package io.hearth.signalservice.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.bucket4j.TimeMeter;
import io.hearth.contract.SignalDialect;
import io.hearth.contract.StackRef;
import io.hearth.signalservice.binding.Target;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong nanoseconds = new AtomicLong();
    private final TimeMeter time =
            new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return nanoseconds.get();
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            };

    @Test
    void aStormOnOneResourceLeavesTheOthersTheirRoom() {
        Pace pace = new Pace(2, 5, time);
        Target stormy = target("a", "stormy", "p");

        assertThat(pace.wait(stormy)).isEmpty();
        assertThat(pace.wait(stormy)).isEmpty();
        assertThat(pace.wait(stormy)).contains(Duration.ofMillis(500));
        assertThat(pace.wait(target("a", "quiet", "p"))).isEmpty();
        assertThat(pace.wait(target("b", "stormy", "p"))).isEmpty();
    }

    @Test
    void aStormOfOneProjectLeavesTheOthersTheirRoom() {
        Pace pace = new Pace(-1, 2, time);

        assertThat(pace.wait(target("a", "x", "p"))).isEmpty();
        assertThat(pace.wait(target("b", "y", "p"))).isEmpty();
        assertThat(pace.wait(target("c", "z", "p"))).contains(Duration.ofMillis(500));
        assertThat(pace.wait(target("d", "z", "q"))).isEmpty();
    }

    @Test
    void whatItsResourceRefusesDoesNotCountForTheProject() {
        Pace pace = new Pace(1, 2, time);
        Target stormy = target("a", "stormy", "p");

        for (int i = 0; i < 10; i++) {
            pace.wait(stormy);
        }

        assertThat(pace.wait(target("a", "quiet", "p"))).isEmpty();
    }

    @Test
    void whoWaitsAsLongAsToldMayGoOn() {
        Pace pace = new Pace(4, -1, time);
        Target target = target("a", "x", "p");
        for (int i = 0; i < 4; i++) {
            pace.wait(target);
        }

        nanoseconds.addAndGet(pace.wait(target).orElseThrow().toNanos());

        assertThat(pace.wait(target)).isEmpty();
        assertThat(pace.wait(target)).isPresent();
    }

    @Test
    void aLimitThatCannotBeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pace(0, 1))
                .withMessage(
                        "hearth.limit.max-signals-per-resource-per-second is 0; it is to be at least 1, or -1 for no limit.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pace(1, -2))
                .withMessageStartingWith("hearth.limit.max-signals-per-tenant-per-second is -2");
    }

    private static Target target(String stackId, String resource, String project) {
        return new Target(
                new StackRef(stackId, "web", "root", project),
                resource,
                "OS::Heat::WaitConditionHandle",
                SignalDialect.NATIVE,
                "CREATE",
                "COMPLETE",
                "CREATE");
    }
}
