/** What a service looks at when it starts, lest a trial's settings serve a cloud. */
@NullMarked
package io.hearth.messaging.production;

import org.jspecify.annotations.NullMarked;
