@NullMarked
package io.hearth.stackapi.engine;

import org.jspecify.annotations.NullMarked;
