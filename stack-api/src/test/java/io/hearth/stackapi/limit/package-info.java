@NullMarked
package io.hearth.stackapi.limit;

import org.jspecify.annotations.NullMarked;
