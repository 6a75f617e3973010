/** Objects of Keystone, which the identity worker makes with the authority of the stack's owner. */
@NullMarked
package io.hearth.stackapi.resource.keystone;

import org.jspecify.annotations.NullMarked;
