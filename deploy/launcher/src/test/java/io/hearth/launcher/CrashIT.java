package io.hearth.launcher;

import io.hearth.launcher.crash.CrashRounds;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * stack-api is killed at random moments: {@code -Dhearth.crash.rounds=50} does it more often,
 * {@code -Dhearth.crash.seed=…} at the moments that a run has told.
 */
@ExtendWith(SharedHearth.Parameter.class)
@Order(1)
class CrashIT {
    /** All operations on all three trees. */
    private static final int ROUNDS = 4;

    @Test
    void everyTreeComesToItsEndWhateverMomentStackApiDiesAt(SharedHearth hearth) throws Exception {
        hearth.up();

        try (CrashRounds rounds = new CrashRounds(hearth.state())) {
            rounds.run(
                    Integer.getInteger("hearth.crash.rounds", ROUNDS),
                    Long.getLong("hearth.crash.seed", System.currentTimeMillis()));
        }
    }
}
