/** The identities that a stack has in Keystone, over HTTP. */
@NullMarked
package io.hearth.stackapi.api.identity;

import org.jspecify.annotations.NullMarked;
