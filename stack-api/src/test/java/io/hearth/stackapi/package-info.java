@NullMarked
package io.hearth.stackapi;

import org.jspecify.annotations.NullMarked;
