/**
 * The language of oslo.policy's rules: read into checks, and asked whether they hold. What
 * oslo.policy reads as a check that never holds, because it does not understand it, is refused
 * here.
 *
 * @see <a
 *     href="https://docs.openstack.org/oslo.policy/latest/reference/api/oslo_policy.policy.html">
 *     oslo.policy: the policy language</a>
 */
@NullMarked
package io.hearth.access.policy.language;

import org.jspecify.annotations.NullMarked;
