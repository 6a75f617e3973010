package io.hearth.launcher;

import io.hearth.launcher.command.DemoCommand;
import io.hearth.launcher.layout.Part;
import io.hearth.launcher.loss.SignalLoad;
import io.hearth.launcher.parts.PartProcess;
import io.hearth.launcher.parts.Victim;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Signals over a bad line, with three parts killed meanwhile: {@code -Dhearth.loss.signals=20000}
 * sends more of them, {@code -Dhearth.loss.seed=…} has the line do what it did in a run.
 */
@ExtendWith(SharedHearth.Parameter.class)
@Order(2)
class LossIT {
    private static final int SIGNALS = 1_000;

    @Test
    @Tag("replay-of-a-signal")
    void everyAcceptedSignalHasItsEffectOnceAndInItsTurn(SharedHearth hearth) throws Exception {
        hearth.up();

        List<Victim> victims =
                Stream.of(Part.SIGNAL_SERVICE, Part.STACK_API, Part.KAFKA)
                        .<Victim>map(part -> new PartProcess(part, hearth.state()))
                        .toList();
        try (SignalLoad load =
                new SignalLoad(
                        DemoCommand.world(hearth.state()),
                        victims,
                        Long.getLong("hearth.loss.seed", System.currentTimeMillis()))) {
            load.run(Integer.getInteger("hearth.loss.signals", SIGNALS));
        }
    }
}
