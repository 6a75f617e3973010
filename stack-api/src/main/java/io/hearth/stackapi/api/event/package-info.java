/** The event list of a stack and of a resource over HTTP. */
@NullMarked
package io.hearth.stackapi.api.event;

import org.jspecify.annotations.NullMarked;
