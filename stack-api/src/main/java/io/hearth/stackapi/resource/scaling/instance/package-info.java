/** Groups of the instances that a launch configuration describes. */
@NullMarked
package io.hearth.stackapi.resource.scaling.instance;

import org.jspecify.annotations.NullMarked;
