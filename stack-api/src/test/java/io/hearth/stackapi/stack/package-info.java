@NullMarked
package io.hearth.stackapi.stack;

import org.jspecify.annotations.NullMarked;
