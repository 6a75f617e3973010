/** AWS signatures version 2 and 4 as arithmetic: what is signed, and how. */
@NullMarked
package io.hearth.access.signature.algorithm;

import org.jspecify.annotations.NullMarked;
