/**
 * AWS signatures version 2 and 4 as instances send them: a strict verifier, and the signer of the
 * URLs that are printed into a stack's attributes. Nothing here does I/O.
 */
@NullMarked
package io.hearth.access.signature;

import org.jspecify.annotations.NullMarked;
