@NullMarked
package io.hearth.stackapi.resource.batch;

import org.jspecify.annotations.NullMarked;
