@NullMarked
package io.hearth.template.value;

import org.jspecify.annotations.NullMarked;
