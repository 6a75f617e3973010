@NullMarked
package io.hearth.stackapi.api;

import org.jspecify.annotations.NullMarked;
