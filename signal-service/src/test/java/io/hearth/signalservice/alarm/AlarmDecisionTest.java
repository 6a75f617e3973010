package io.hearth.signalservice.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.hearth.contract.AlarmRule;
import io.hearth.contract.AlarmRule.Comparison;
import io.hearth.contract.AlarmRule.Statistic;
import io.hearth.signalservice.metric.Statistics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlarmDecisionTest {
    /** The last three periods, a dash for one without data; the alarm is for more than 80. */
    @ParameterizedTest(name = "{0} was {1}: {2}")
    @CsvSource(
            value = {
                "81 82 83, OK, ALARM",
                "81 82 83, INSUFFICIENT_DATA, ALARM",
                "81 82 80, ALARM, OK",
                "10 82 83, ALARM, OK",
                "'- - 10', INSUFFICIENT_DATA, OK",
                "'- - 10', ALARM, OK",
                "'- 82 83', INSUFFICIENT_DATA, INSUFFICIENT_DATA",
                "'- 82 83', OK, OK",
                "'- 82 83', ALARM, ALARM",
                "'- - -', OK, INSUFFICIENT_DATA",
                "'- - -', ALARM, INSUFFICIENT_DATA",
            })
    void periodsDecide(String periods, AlarmState before, AlarmState after) {
        assertThat(AlarmDecision.of(rule(Statistic.AVERAGE), before, statistics(periods)).state())
                .isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "GREATER_OR_EQUAL, OK, ALARM, ALARM",
        "GREATER, OK, OK, ALARM",
        "LESS_OR_EQUAL, ALARM, ALARM, OK",
        "LESS, ALARM, OK, OK"
    })
    void theThresholdItselfIsOnOneSide(
            Comparison comparison, AlarmState below, AlarmState at, AlarmState above) {
        AlarmRule rule = rule(Statistic.MAXIMUM, comparison, 1);

        assertThat(state(rule, 79.9)).isEqualTo(below);
        assertThat(state(rule, 80)).isEqualTo(at);
        assertThat(state(rule, 80.1)).isEqualTo(above);
    }

    @ParameterizedTest
    @EnumSource
    void eachStatisticIsItsOwn(Statistic statistic) {
        Statistics two = Statistics.of(90).and(Statistics.of(10));
        double value =
                switch (statistic) {
                    case SAMPLE_COUNT -> 2;
                    case AVERAGE -> 50;
                    case SUM -> 100;
                    case MINIMUM -> 10;
                    case MAXIMUM -> 90;
                };

        assertThat(two.value(statistic)).isEqualTo(value);
        assertThat(
                        AlarmDecision.of(
                                        rule(statistic, Comparison.GREATER, 1),
                                        AlarmState.INSUFFICIENT_DATA,
                                        List.of(two))
                                .state())
                .isEqualTo(value > 80 ? AlarmState.ALARM : AlarmState.OK);
    }

    @Test
    void theReasonSaysWhatWasSeen() {
        assertThat(
                        AlarmDecision.of(
                                        rule(Statistic.AVERAGE),
                                        AlarmState.OK,
                                        statistics("81 - 83"))
                                .reason())
                .isEqualTo(
                        "Average is 81.0, 83.0 in 2 of the last 3 periods of 60 seconds; the alarm is for GreaterThanThreshold 80.0.");
        assertThat(AlarmDecision.of(rule(Statistic.AVERAGE), AlarmState.OK, List.of()).reason())
                .isEqualTo("There is no data in the last 3 periods of 60 seconds.");
    }

    private static AlarmState state(AlarmRule rule, double value) {
        return AlarmDecision.of(rule, AlarmState.OK, List.of(Statistics.of(value))).state();
    }

    private static List<Statistics> statistics(String periods) {
        return Arrays.stream(periods.split(" "))
                .filter(one -> !one.equals("-"))
                .map(Double::parseDouble)
                .map(Statistics::of)
                .toList();
    }

    private static AlarmRule rule(Statistic statistic) {
        return rule(statistic, Comparison.GREATER, 3);
    }

    private static AlarmRule rule(Statistic statistic, Comparison comparison, int periods) {
        return new AlarmRule(
                null,
                "system/linux",
                "CPUUtilization",
                Map.of(),
                null,
                statistic,
                60,
                periods,
                comparison,
                80,
                List.of(),
                List.of(),
                List.of());
    }
}
