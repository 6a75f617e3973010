/**
 * Makes any Keystone ready for Hearth, as often as one likes: {@link
 * io.hearth.keystone.bootstrap.Bootstrap}.
 */
@NullMarked
package io.hearth.keystone.bootstrap;

import org.jspecify.annotations.NullMarked;
