package io.hearth.stackapi.resource;

import io.hearth.access.signature.url.PresignedUrl;
import io.hearth.access.signature.url.ResourceArn;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.stack.Stack;
import java.time.Instant;
import java.util.Optional;

/** Addresses of a resource in the CloudFormation API that its own keypair has signed. */
final class PresignedAddress {
    private PresignedAddress() {}

    /**
     * Empty while there is no keypair.
     *
     * @param route before the resource's ARN, such as {@code /signal}
     * @param signedAt without it the URL never says how old it is
     */
    static Optional<String> of(
            ResourceContext context, String verb, String route, Optional<Instant> signedAt) {
        Optional<String> accessKey = context.data(IdentityData.ACCESS_KEY);
        Optional<Secret> secretKey = context.secret(IdentityData.SECRET_KEY);
        if (accessKey.isEmpty() || secretKey.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                PresignedUrl.sign(
                        verb,
                        context.addresses().cloudFormation() + route,
                        arn(context),
                        accessKey.get(),
                        secretKey.get(),
                        signedAt));
    }

    private static ResourceArn arn(ResourceContext context) {
        Stack stack = context.stack();
        return new ResourceArn(
                stack.projectId(), stack.name(), stack.id(), context.resource().name());
    }
}
