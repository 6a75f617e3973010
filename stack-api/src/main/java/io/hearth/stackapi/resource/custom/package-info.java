/** Resources that provisioners outside make, which hear of them over the bus and answer. */
@NullMarked
package io.hearth.stackapi.resource.custom;

import org.jspecify.annotations.NullMarked;
