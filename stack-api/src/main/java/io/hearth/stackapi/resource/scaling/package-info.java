/** Groups that signals make larger and smaller, and what is signalled for it. */
@NullMarked
package io.hearth.stackapi.resource.scaling;

import org.jspecify.annotations.NullMarked;
