/** A user of the Orchestration API. */
@NullMarked
package io.hearth.launcher.caller;

import org.jspecify.annotations.NullMarked;
