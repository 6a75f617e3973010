package io.hearth.keystone;

import io.hearth.contract.seal.Secret;
import org.jspecify.annotations.Nullable;

/**
 * An EC2 keypair in Keystone.
 *
 * @param id the SHA-256 of the access key, in hexadecimal
 * @param projectId what its tokens are scoped to
 * @param trustId the trust under which its tokens are; null for the user's own authority
 */
public record Ec2Credential(
        String id,
        String userId,
        String projectId,
        String accessKey,
        Secret secretKey,
        @Nullable String trustId) {

    /** The same under another trust, or none. */
    public Ec2Credential withTrustId(@Nullable String other) {
        return new Ec2Credential(id, userId, projectId, accessKey, secretKey, other);
    }
}
