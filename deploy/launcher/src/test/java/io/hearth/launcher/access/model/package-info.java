/**
 * Who may do what, as docs/policy.md and the architecture have it, written once more and apart from
 * the code that decides it: the yardstick of the access matrix. Read {@link
 * io.hearth.launcher.access.model.Routes} for the rules and {@link
 * io.hearth.launcher.access.model.Model} for how they are applied.
 */
@NullMarked
package io.hearth.launcher.access.model;

import org.jspecify.annotations.NullMarked;
