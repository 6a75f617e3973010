/**
 * How far the stack domain's admin, as whom the worker logs in, reaches outside that domain. Only
 * looked at: what confines it is Keystone's policy.
 */
@NullMarked
package io.hearth.identityworker.reach;

import org.jspecify.annotations.NullMarked;
