/**
 * The Keystone calls that an identity needs: each finds and adopts what an earlier call has half
 * made, and removes nothing that is not in the stack domain and marked as ours.
 */
@NullMarked
package io.hearth.identityworker.domain;

import org.jspecify.annotations.NullMarked;
