package io.hearth.signalservice.metric;

import java.time.Instant;

/**
 * Values that were measured at one time.
 *
 * @param unit such as {@code Percent}; {@code None} when the sender gave none
 */
public record Datum(Metric metric, String unit, Instant at, Statistics statistics) {}
