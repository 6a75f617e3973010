package io.hearth.access.identity;

import io.hearth.contract.StackRef;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;

/**
 * A living EC2 keypair of an instance's identity.
 *
 * @param stack the stack whose resource the keypair was made for
 * @param resource that resource
 * @param secretKey sealed in the context (stack id, resource, {@code secret_key})
 */
public record Credential(
        String accessKey,
        String userId,
        String domainProjectId,
        StackRef stack,
        String resource,
        Sealed secretKey) {
    /** What the secret is sealed to. */
    public SealContext sealContext() {
        return new SealContext(stack.id(), resource, SealContext.SECRET_KEY);
    }
}
