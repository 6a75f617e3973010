/**
 * Decides what happens to stacks: requests, answers of the identity worker, signals and timers go
 * through one decider and one transaction each.
 */
@NullMarked
package io.hearth.stackapi.engine;

import org.jspecify.annotations.NullMarked;
