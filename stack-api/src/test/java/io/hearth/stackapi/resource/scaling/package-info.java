@NullMarked
package io.hearth.stackapi.resource.scaling;

import org.jspecify.annotations.NullMarked;
