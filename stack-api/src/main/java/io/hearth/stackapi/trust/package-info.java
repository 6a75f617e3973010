/** The trust by which things are done with the authority of a stack tree's owner. */
@NullMarked
package io.hearth.stackapi.trust;

import org.jspecify.annotations.NullMarked;
