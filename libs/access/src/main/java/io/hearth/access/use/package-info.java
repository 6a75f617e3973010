/** That identities are used, as the services that see it tell the others. */
@NullMarked
package io.hearth.access.use;

import org.jspecify.annotations.NullMarked;
