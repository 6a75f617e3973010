/** How a group becomes another one a few members at a time; pure arithmetic, as Heat does it. */
@NullMarked
package io.hearth.stackapi.resource.batch;

import org.jspecify.annotations.NullMarked;
