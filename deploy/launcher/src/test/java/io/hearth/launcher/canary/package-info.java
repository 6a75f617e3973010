/** Secrets are planted wherever Hearth takes or makes any, and looked for where none may be. */
@NullMarked
package io.hearth.launcher.canary;

import org.jspecify.annotations.NullMarked;
