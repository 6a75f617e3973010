package io.hearth.signalservice.metric;

import java.time.Instant;

/**
 * What was measured in a period.
 *
 * @param start a multiple of the period's length since 1970
 */
public record Period(Instant start, String unit, Statistics statistics) {}
