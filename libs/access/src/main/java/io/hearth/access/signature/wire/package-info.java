/** Signed requests as they come over the wire, read so that there is only one way to read them. */
@NullMarked
package io.hearth.access.signature.wire;

import org.jspecify.annotations.NullMarked;
