/** Objects of Keystone that stacks' owners want: how one is made, changed and removed. */
@NullMarked
package io.hearth.identityworker.object;

import org.jspecify.annotations.NullMarked;
