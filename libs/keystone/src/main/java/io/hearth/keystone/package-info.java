/**
 * The Keystone v3 client and nothing else: what Hearth asks of Keystone, as two interfaces.
 *
 * @see <a href="https://docs.openstack.org/api-ref/identity/v3/">Identity API v3</a>
 */
@NullMarked
package io.hearth.keystone;

import org.jspecify.annotations.NullMarked;
