/**
 * What the worker's tests stand on: a real Keystone with a stack domain, and ways to make it fail.
 */
@NullMarked
package io.hearth.identityworker.testing;

import org.jspecify.annotations.NullMarked;
