package io.hearth.signalservice.metric;

import io.hearth.contract.AlarmRule.Statistic;

/**
 * What is kept of values, however many they are.
 *
 * @param samples how many values; more than 0
 * @param sum of the values
 * @param minimum the least of them
 * @param maximum the greatest of them
 */
public record Statistics(double samples, double sum, double minimum, double maximum) {
    public Statistics {
        if (!(samples > 0) || minimum > maximum) {
            throw new IllegalArgumentException(
                    "%s values from %s to %s cannot be.".formatted(samples, minimum, maximum));
        }
    }

    public static Statistics of(double value) {
        return new Statistics(1, value, value, value);
    }

    /** Of both together. */
    public Statistics and(Statistics other) {
        return new Statistics(
                samples + other.samples,
                sum + other.sum,
                Math.min(minimum, other.minimum),
                Math.max(maximum, other.maximum));
    }

    public double value(Statistic statistic) {
        return switch (statistic) {
            case SAMPLE_COUNT -> samples;
            case AVERAGE -> sum / samples;
            case SUM -> sum;
            case MINIMUM -> minimum;
            case MAXIMUM -> maximum;
        };
    }
}
