/**
 * Who calls and may they: callers by Keystone's tokens, the rules of the Orchestration API, and the
 * one filter that holds every route to its rule.
 */
@NullMarked
package io.hearth.access;

import org.jspecify.annotations.NullMarked;
