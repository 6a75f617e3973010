/** Secrets: held so that they cannot be printed, and sealed before they are stored or sent. */
@NullMarked
package io.hearth.contract.seal;

import org.jspecify.annotations.NullMarked;
