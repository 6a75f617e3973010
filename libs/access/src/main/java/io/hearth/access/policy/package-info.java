/**
 * Who may do what: Heat's policy rules with Heat's defaults, which a file of the operator
 * overrides.
 */
@NullMarked
package io.hearth.access.policy;

import org.jspecify.annotations.NullMarked;
