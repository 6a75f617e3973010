package io.hearth.launcher;

import io.hearth.launcher.revocation.RevocationRounds;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What was taken back opens nothing any more: {@code -Dhearth.revocation.trials=1000} takes back
 * more.
 */
@ExtendWith(SharedHearth.Parameter.class)
@Order(2)
class RevocationIT {
    private static final int TRIALS = 45;

    @Test
    void whatWasTakenBackOpensNothing(SharedHearth hearth) throws Exception {
        hearth.up();

        try (RevocationRounds rounds = new RevocationRounds(hearth.state())) {
            rounds.run(Integer.getInteger("hearth.revocation.trials", TRIALS));
        }
    }
}
