package io.hearth.signalservice.alarm;

import io.hearth.contract.AlarmRule;
import io.hearth.signalservice.metric.Statistics;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the last periods make of an alarm. It goes off when there is data in each of them and all
 * cross the threshold, and is OK once one does not. Where some lack data and the others cross it,
 * nothing is said for sure, and it stays as it is.
 */
final class AlarmDecision {
    private AlarmDecision() {}

    /**
     * @param reason a full sentence
     */
    record Verdict(AlarmState state, String reason) {}

    /**
     * @param before the state it is in
     * @param periods those of the last {@link AlarmRule#evaluationPeriods} that have data, in order
     */
    static Verdict of(AlarmRule rule, AlarmState before, List<Statistics> periods) {
        if (periods.isEmpty()) {
            return new Verdict(
                    AlarmState.INSUFFICIENT_DATA,
                    "There is no data in the last %d periods of %d seconds."
                            .formatted(rule.evaluationPeriods(), rule.period()));
        }
        boolean allCross =
                periods.stream()
                        .allMatch(
                                one ->
                                        rule.comparison()
                                                .holds(
                                                        one.value(rule.statistic()),
                                                        rule.threshold()));
        return new Verdict(
                state(allCross, periods.size() == rule.evaluationPeriods(), before),
                reason(rule, periods));
    }

    private static AlarmState state(boolean allCross, boolean complete, AlarmState before) {
        if (!allCross) {
            return AlarmState.OK;
        }
        return complete ? AlarmState.ALARM : before;
    }

    private static String reason(AlarmRule rule, List<Statistics> periods) {
        return "%s is %s in %d of the last %d periods of %d seconds; the alarm is for %s %s."
                .formatted(
                        rule.statistic().shown(),
                        periods.stream()
                                .map(one -> Double.toString(one.value(rule.statistic())))
                                .collect(Collectors.joining(", ")),
                        periods.size(),
                        rule.evaluationPeriods(),
                        rule.period(),
                        rule.comparison().shown(),
                        rule.threshold());
    }
}
