package io.hearth.launcher.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.layout.Part;
import io.hearth.launcher.process.RecordedProcess;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunRecordTest {
    private static final RecordedProcess ALIVE = RecordedProcess.of(ProcessHandle.current());

    /** Its pid has gone to another program since. */
    private static final RecordedProcess GONE = new RecordedProcess(ALIVE.pid(), 0);

    @Test
    void aKeystoneThatHasEndedNeedsAStartAnew() {
        assertThat(record(Part.KEYSTONE, PartState.READY, GONE).ended())
                .containsExactly(Part.KEYSTONE);
    }

    @Test
    void whatIsAliveOrStillToStartDoesNot() {
        assertThat(record(Part.KEYSTONE, PartState.READY, ALIVE).ended()).isEmpty();
        assertThat(record(Part.KEYSTONE, PartState.STARTING, GONE).ended()).isEmpty();
        assertThat(new RunRecord(ALIVE, true, false, Map.of()).ended()).isEmpty();
    }

    @Test
    void norDoesAServiceWhichTheDaemonStartsAgain() {
        assertThat(record(Part.STACK_API, PartState.READY, GONE).ended()).isEmpty();
    }

    private static RunRecord record(Part part, PartState state, RecordedProcess process) {
        return new RunRecord(
                ALIVE, true, false, Map.of(part, new PartStatus(part, state, process, "1", 0, 0)));
    }
}
