/**
 * Has all that a service keeps sealed by the key that seals now, in the background, so that older
 * keys can go.
 */
@NullMarked
package io.hearth.messaging.reseal;

import org.jspecify.annotations.NullMarked;
