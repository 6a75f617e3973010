/**
 * The Keystone v3 client and nothing else: what Hearth asks of Keystone, as two interfaces, and
 * {@link io.hearth.keystone.KeystoneClient} that gives both.
 *
 * <p>openstack4j gives the shapes. Its own way to Keystone is not used: it binds a session to the
 * thread (the last of two clients wins silently), turns a missing object into null, knows neither
 * user options nor ec2tokens, and its HTTP connector opens a connection pool for each call.
 *
 * @see <a href="https://docs.openstack.org/api-ref/identity/v3/">Identity API v3</a>
 */
@NullMarked
package io.hearth.keystone;

import org.jspecify.annotations.NullMarked;
