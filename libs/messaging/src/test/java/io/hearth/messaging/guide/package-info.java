/** What docs/automation.md shows, as it is built and run. */
@NullMarked
package io.hearth.messaging.guide;

import org.jspecify.annotations.NullMarked;
