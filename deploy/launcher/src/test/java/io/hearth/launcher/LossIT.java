package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.loss.SignalLoad;
import io.hearth.launcher.parts.PartProcess;
import io.hearth.launcher.parts.Victim;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Signals over a bad line, with three parts killed meanwhile and two told to end: {@code
 * -Dhearth.loss.signals=20000} sends more of them, {@code -Dhearth.loss.seed=…} has the line do
 * what it did in a run.
 */
@ExtendWith(SharedHearth.Parameter.class)
@Order(2)
class LossIT {
    private static final int SIGNALS = 1_000;

    @Test
    @Tag("replay-of-a-signal")
    void everyAcceptedSignalHasItsEffectOnceAndInItsTurn(SharedHearth hearth) throws Exception {
        hearth.up();

        String letters = hearth.succeeds("dlq", "list");
        PartProcess signals = new PartProcess(Part.SIGNAL_SERVICE, hearth.state());
        PartProcess stacks = new PartProcess(Part.STACK_API, hearth.state());
        PartProcess bus = new PartProcess(Part.KAFKA, hearth.state());
        List<Victim> victims = List.of(signals, stacks.byTerm(), bus, stacks, signals.byTerm());
        try (SignalLoad load =
                new SignalLoad(
                        DemoCommand.world(hearth.state()),
                        victims,
                        Long.getLong("hearth.loss.seed", System.currentTimeMillis()))) {
            load.run(Integer.getInteger("hearth.loss.signals", SIGNALS));
        }
        assertThat(hearth.succeeds("dlq", "list")).as("dead letters").isEqualTo(letters);
    }
}
