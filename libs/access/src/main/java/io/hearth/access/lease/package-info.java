/** Authority leases: how long a keypair is believed on Keystone's word. */
@NullMarked
package io.hearth.access.lease;

import org.jspecify.annotations.NullMarked;
