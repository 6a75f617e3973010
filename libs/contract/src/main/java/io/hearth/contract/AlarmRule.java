package io.hearth.contract;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an alarm goes off, and what it does then.
 *
 * @param dimensions that the metric has, name to value
 * @param unit null for any
 * @param period in seconds, a multiple of 60
 * @param evaluationPeriods how many periods in a row are looked at
 * @param alarmActions the ARNs of the resources that are signalled while it is in ALARM
 * @param okActions likewise while it is OK
 * @param insufficientDataActions likewise when it comes to lack data
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html">PutMetricAlarm</a>
 */
public record AlarmRule(
        @Nullable String description,
        String namespace,
        String metricName,
        Map<String, String> dimensions,
        @Nullable String unit,
        Statistic statistic,
        int period,
        int evaluationPeriods,
        Comparison comparison,
        double threshold,
        List<String> alarmActions,
        List<String> okActions,
        List<String> insufficientDataActions) {
    /** In seconds; what is measured is kept by the minute. */
    public static final int SHORTEST_PERIOD = 60;

    /** In seconds: how far an alarm looks back at most. */
    public static final int LONGEST_RANGE = 86_400;

    public AlarmRule {
        requireNonNull(namespace, "An alarm needs a namespace.");
        requireNonNull(metricName, "An alarm needs a metric's name.");
        requireNonNull(statistic, "An alarm needs a statistic.");
        requireNonNull(comparison, "An alarm needs a comparison.");
        if (period < SHORTEST_PERIOD || period % SHORTEST_PERIOD != 0) {
            throw new IllegalArgumentException(
                    "The period of an alarm is a multiple of %d seconds, not %d."
                            .formatted(SHORTEST_PERIOD, period));
        }
        if (evaluationPeriods < 1 || (long) period * evaluationPeriods > LONGEST_RANGE) {
            throw new IllegalArgumentException(
                    "An alarm looks at 1 period or more and back for %d seconds at most, not at %d of %d seconds."
                            .formatted(LONGEST_RANGE, evaluationPeriods, period));
        }
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("The threshold of an alarm is a finite number.");
        }
        dimensions = Map.copyOf(dimensions);
        alarmActions = List.copyOf(alarmActions);
        okActions = List.copyOf(okActions);
        insufficientDataActions = List.copyOf(insufficientDataActions);
    }

    /** What is taken of the values of a period. */
    public enum Statistic {
        SAMPLE_COUNT("SampleCount"),
        AVERAGE("Average"),
        SUM("Sum"),
        MINIMUM("Minimum"),
        MAXIMUM("Maximum");

        private final String shown;

        Statistic(String shown) {
            this.shown = shown;
        }

        /** As templates and the API write it. */
        public String shown() {
            return shown;
        }

        public static Optional<Statistic> of(String shown) {
            return Arrays.stream(values()).filter(one -> one.shown.equals(shown)).findFirst();
        }
    }

    /** How a statistic is to be to the threshold for the alarm to go off. */
    public enum Comparison {
        GREATER_OR_EQUAL("GreaterThanOrEqualToThreshold"),
        GREATER("GreaterThanThreshold"),
        LESS("LessThanThreshold"),
        LESS_OR_EQUAL("LessThanOrEqualToThreshold");

        private final String shown;

        Comparison(String shown) {
            this.shown = shown;
        }

        /** As templates and the API write it. */
        public String shown() {
            return shown;
        }

        public static Optional<Comparison> of(String shown) {
            return Arrays.stream(values()).filter(one -> one.shown.equals(shown)).findFirst();
        }

        /** Whether a value is on the alarm's side of the threshold. */
        public boolean holds(double value, double threshold) {
            return switch (this) {
                case GREATER_OR_EQUAL -> value >= threshold;
                case GREATER -> value > threshold;
                case LESS -> value < threshold;
                case LESS_OR_EQUAL -> value <= threshold;
            };
        }
    }
}
