/** When the identities of stacks were last used. */
@NullMarked
package io.hearth.stackapi.use;

import org.jspecify.annotations.NullMarked;
