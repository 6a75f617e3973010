/** A user of the Orchestration API, as OpenStack's clients read it from the environment. */
@NullMarked
package io.hearth.launcher.caller;

import org.jspecify.annotations.NullMarked;
