/**
 * Users whom the stack's owner trusts with what the owner may do, and keypairs under that trust.
 */
@NullMarked
package io.hearth.stackapi.resource.trustee;

import org.jspecify.annotations.NullMarked;
