/** The one exception of this library and Heat's names for what went wrong. */
@NullMarked
package io.hearth.template.error;

import org.jspecify.annotations.NullMarked;
