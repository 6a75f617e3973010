/**
 * AWS signatures version 2 and 4 as instances send them: a strict verifier. A request is read
 * ({@code wire}) and judged here by what its signature ought to be ({@code algorithm}); {@code url}
 * signs what is printed into a stack's attributes. Nothing here does I/O.
 */
@NullMarked
package io.hearth.access.signature;

import org.jspecify.annotations.NullMarked;
