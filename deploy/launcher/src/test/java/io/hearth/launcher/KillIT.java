package io.hearth.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.launcher.kill.KillRounds;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * identity-worker and Kafka's broker are killed at random moments: {@code -Dhearth.kill.rounds=100}
 * does it more often, {@code -Dhearth.kill.seed=…} at the moments that a run has told.
 */
@ExtendWith(SharedHearth.Parameter.class)
@Order(1) // what it finds is all that there is, but for what CrashIT leaves, which is nothing
class KillIT {
    private static final int ROUNDS = 3;

    @Test
    void noIdentityIsLostNorLeftWhateverMomentAPartDiesAt(SharedHearth hearth) throws Exception {
        hearth.up();

        try (KillRounds rounds = new KillRounds(hearth.state())) {
            rounds.run(
                    Integer.getInteger("hearth.kill.rounds", ROUNDS),
                    Long.getLong("hearth.kill.seed", System.currentTimeMillis()));
            assertAgreement(hearth);
            rounds.end();
            assertAgreement(hearth);
        }
    }

    private static void assertAgreement(SharedHearth hearth) throws Exception {
        assertThat(hearth.succeeds("identities", "scan"))
                .contains("The identities and Keystone agree.");
    }
}
