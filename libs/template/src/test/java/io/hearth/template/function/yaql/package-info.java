@NullMarked
package io.hearth.template.function.yaql;

import org.jspecify.annotations.NullMarked;
