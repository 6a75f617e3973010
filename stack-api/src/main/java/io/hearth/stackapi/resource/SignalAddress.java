package io.hearth.stackapi.resource;

import io.hearth.access.signature.url.PresignedUrl;
import io.hearth.access.signature.url.ResourceArn;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.stack.Stack;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Where a resource is signalled. */
public final class SignalAddress {
    private SignalAddress() {}

    /**
     * The Orchestration API's route through the stack's domain project; empty while there is no
     * such project.
     */
    public static Optional<String> route(ResourceContext context) {
        Stack stack = context.stack();
        return Optional.ofNullable(stack.domainProjectId())
                .map(
                        project ->
                                "%s/%s/stacks/%s/%s/resources/%s/signal"
                                        .formatted(
                                                context.addresses().orchestration(),
                                                project,
                                                stack.name(),
                                                stack.id(),
                                                segment(context.resource().name())));
    }

    /**
     * A URL for {@code PUT} that its signature authorises, as a wait condition handle has; the same
     * whenever it is asked for. Empty while there is no keypair.
     */
    public static Optional<String> presigned(ResourceContext context) {
        Optional<String> accessKey = context.data(IdentityData.ACCESS_KEY);
        Optional<Secret> secretKey = context.secret(IdentityData.SECRET_KEY);
        if (accessKey.isEmpty() || secretKey.isEmpty()) {
            return Optional.empty();
        }
        Stack stack = context.stack();
        return Optional.of(
                PresignedUrl.sign(
                        "PUT",
                        context.addresses().cloudFormation() + "/waitcondition",
                        new ResourceArn(
                                stack.projectId(),
                                stack.name(),
                                stack.id(),
                                context.resource().name()),
                        accessKey.get(),
                        secretKey.get(),
                        context.data(IdentityData.READY_AT).map(Instant::parse)));
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
