/** Why requests are refused, told to operators and to nobody else. */
@NullMarked
package io.hearth.access.audit;

import org.jspecify.annotations.NullMarked;
