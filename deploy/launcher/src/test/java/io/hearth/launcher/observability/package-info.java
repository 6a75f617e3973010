/**
 * What an operator is told of, held against what there is: metrics, alerts, runbooks, dashboards.
 */
@NullMarked
package io.hearth.launcher.observability;

import org.jspecify.annotations.NullMarked;
