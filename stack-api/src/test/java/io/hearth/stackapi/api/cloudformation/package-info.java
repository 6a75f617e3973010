@NullMarked
package io.hearth.stackapi.api.cloudformation;

import org.jspecify.annotations.NullMarked;
