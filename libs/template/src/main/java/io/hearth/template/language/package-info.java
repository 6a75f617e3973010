/** Which functions a version of either dialect has, and how a value is read with them. */
@NullMarked
package io.hearth.template.language;

import org.jspecify.annotations.NullMarked;
