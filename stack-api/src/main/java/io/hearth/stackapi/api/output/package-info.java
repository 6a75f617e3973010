/** The outputs of a stack over HTTP. */
@NullMarked
package io.hearth.stackapi.api.output;

import org.jspecify.annotations.NullMarked;
