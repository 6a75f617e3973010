/** Resources that keep software configs. */
@NullMarked
package io.hearth.stackapi.resource.softwareconfig;

import org.jspecify.annotations.NullMarked;
