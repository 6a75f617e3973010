/** A machine that is booted with user data, for the agents that live in instances. */
@NullMarked
package io.hearth.launcher.instance;

import org.jspecify.annotations.NullMarked;
