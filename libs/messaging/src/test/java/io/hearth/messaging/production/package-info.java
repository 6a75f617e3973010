/** Tests of what a service looks at when it starts. */
@NullMarked
package io.hearth.messaging.production;

import org.jspecify.annotations.NullMarked;
