/** The subcommands: parse, call, print. */
@NullMarked
package io.hearth.launcher.command;

import org.jspecify.annotations.NullMarked;
