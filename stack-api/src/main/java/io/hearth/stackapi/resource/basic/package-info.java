/** Resources that need nothing but the engine. */
@NullMarked
package io.hearth.stackapi.resource.basic;

import org.jspecify.annotations.NullMarked;
