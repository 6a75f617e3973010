/** What requests would do, over HTTP. */
@NullMarked
package io.hearth.stackapi.api.preview;

import org.jspecify.annotations.NullMarked;
