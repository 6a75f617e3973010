/** Resources that are stacks themselves. */
@NullMarked
package io.hearth.stackapi.resource.nested;

import org.jspecify.annotations.NullMarked;
