package io.hearth.bench;

import java.util.Arrays;

/**
 * One line of the report.
 *
 * @param ours what Hearth took or reached
 * @param bare what the bare parts took or reached in the same run; NaN when there is nothing to
 *     compare with
 * @param judged what the target is about: a ratio, a difference, or the value itself
 * @param target the bound; NaN when nothing is promised
 * @param atMost whether the bound is an upper one
 */
record Figure(
        String name,
        String unit,
        double ours,
        double bare,
        double judged,
        double target,
        boolean atMost) {
    boolean met() {
        return Double.isNaN(target) || (atMost ? judged <= target : judged >= target);
    }

    static Figure ratio(
            String name, String unit, double ours, double bare, double target, boolean atMost) {
        return new Figure(name, unit, ours, bare, ours / bare, target, atMost);
    }

    /** A ratio that nothing is promised of. */
    static Figure told(String name, String unit, double ours, double bare) {
        return new Figure(name, unit, ours, bare, ours / bare, Double.NaN, true);
    }

    static Figure difference(String name, String unit, double ours, double bare, double target) {
        return new Figure(name, unit, ours, bare, ours - bare, target, true);
    }

    static Figure value(String name, String unit, double ours, double target) {
        return new Figure(name, unit, ours, Double.NaN, ours, target, true);
    }

    /** The nearest-rank percentile. */
    static double percentile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.length) - 1)];
    }
}
