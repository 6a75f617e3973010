/** The resources of a stack over HTTP. */
@NullMarked
package io.hearth.stackapi.api.resource;

import org.jspecify.annotations.NullMarked;
