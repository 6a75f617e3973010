@NullMarked
package io.hearth.stackapi.deployment;

import org.jspecify.annotations.NullMarked;
