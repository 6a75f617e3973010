/**
 * The CloudWatch-compatible query API: metrics that instances bring, and alarms of their owners.
 */
@NullMarked
package io.hearth.signalservice.cloudwatch;

import org.jspecify.annotations.NullMarked;
