package io.hearth.signalservice.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.AlarmRule;
import io.hearth.contract.AlarmRule.Comparison;
import io.hearth.contract.AlarmRule.Statistic;
import io.hearth.signalservice.binding.TargetKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmSignalTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    private static final String UP = "arn:openstack:heat::p1:stacks/web/s-1/resources/up";
    private static final String DOWN = "arn:openstack:heat::p1:stacks/web/s-1/resources/down";
    private static final String OTHERS = "arn:openstack:heat::p2:stacks/web/s-2/resources/up";

    @Test
    void eachStateHasItsActions() {
        assertThat(signals(AlarmState.ALARM, "1"))
                .extracting(AlarmSignal::target)
                .containsExactly(new TargetKey("s-1", "up"));
        assertThat(signals(AlarmState.OK, "1"))
                .extracting(AlarmSignal::target)
                .containsExactly(new TargetKey("s-1", "down"));
    }

    @Test
    void whatIsNotOfTheProjectIsNotSignalled() {
        assertThat(signals(AlarmState.INSUFFICIENT_DATA, "1")).isEmpty();
    }

    @Test
    void theSameOccasionIsTheSameSignalAndAnotherIsNot() {
        String first = signals(AlarmState.ALARM, "1").getFirst().requestKey();

        assertThat(signals(AlarmState.ALARM, "1").getFirst().requestKey()).isEqualTo(first);
        assertThat(signals(AlarmState.ALARM, "2").getFirst().requestKey()).isNotEqualTo(first);
        assertThat(signals(AlarmState.OK, "1").getFirst().requestKey()).isNotEqualTo(first);
    }

    @Test
    void theBodyIsAnAlarms() {
        assertThat(signals(AlarmState.ALARM, "1").getFirst().body())
                .isEqualTo(
                        "{\"previous\":\"OK\",\"current\":\"ALARM\",\"reason\":\"It is \\\"busy\\\".\"}");
    }

    private static List<AlarmSignal> signals(AlarmState state, String occasion) {
        AlarmRule rule =
                new AlarmRule(
                        null,
                        "n",
                        "m",
                        Map.of(),
                        null,
                        Statistic.SUM,
                        60,
                        1,
                        Comparison.GREATER,
                        1,
                        List.of(UP, UP),
                        List.of(DOWN),
                        List.of(OTHERS));
        Alarm alarm = new Alarm("p1", "a", rule, "s-1", false, state, "It is \"busy\".", NOW, NOW);
        return AlarmSignal.of(alarm, AlarmState.OK, occasion, NOW);
    }
}
