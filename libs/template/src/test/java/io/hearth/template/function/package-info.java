@NullMarked
package io.hearth.template.function;

import org.jspecify.annotations.NullMarked;
