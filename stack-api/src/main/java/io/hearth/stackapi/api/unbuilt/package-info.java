/** The operations of the Orchestration API that are not there yet. */
@NullMarked
package io.hearth.stackapi.api.unbuilt;

import org.jspecify.annotations.NullMarked;
