package io.hearth.keystone;

import io.hearth.contract.seal.Secret;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Keystone's word on somebody else's credentials: asked by the services that face callers, without
 * blocking.
 */
public interface KeystoneTokens {
    /**
     * Validates a token.
     *
     * @return empty when Keystone does not know it (any more); fails with {@link
     *     KeystoneException.Unavailable} when Keystone gives no verdict
     * @see <a
     *     href="https://docs.openstack.org/api-ref/identity/v3/#validate-and-show-information-for-token">GET
     *     /v3/auth/tokens</a>
     */
    Uni<Optional<ValidatedToken>> validate(Secret token);

    /**
     * Asks Keystone to verify a signed request, which is also its word that the access key, its
     * user and its project are alive.
     *
     * @return the token that Keystone makes of it, with which newer ones let nobody do anything;
     *     empty when Keystone refuses (wrong signature, unknown key, disabled user); fails with
     *     {@link KeystoneException.Unavailable} when Keystone gives no verdict
     */
    Uni<Optional<IssuedToken>> verifyEc2(Ec2Request request);
}
