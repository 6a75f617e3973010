/** Parameters of a template: schemas, constraints, values, and how they are shown. */
@NullMarked
package io.hearth.template.parameter;

import org.jspecify.annotations.NullMarked;
