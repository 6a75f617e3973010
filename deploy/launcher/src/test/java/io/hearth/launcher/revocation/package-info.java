/** What a credential opens once it was taken back. */
@NullMarked
package io.hearth.launcher.revocation;

import org.jspecify.annotations.NullMarked;
