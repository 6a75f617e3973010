@NullMarked
package io.hearth.template.parameter;

import org.jspecify.annotations.NullMarked;
