/**
 * What is to be done in Keystone with the authority of stacks' owners: stored with its event,
 * carried out by one loop, answered with an event.
 */
@NullMarked
package io.hearth.identityworker.delegated;

import org.jspecify.annotations.NullMarked;
