/** How a template declares its parameters, in either dialect. */
@NullMarked
package io.hearth.template.parameter.schema;

import org.jspecify.annotations.NullMarked;
