package io.hearth.stackapi.resource;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.stack.Stack;
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
                                                PercentEncoding.path(project),
                                                PercentEncoding.path(stack.name()),
                                                stack.id(),
                                                PercentEncoding.path(context.resource().name())));
    }

    /**
     * A URL for {@code PUT} that its signature authorises, as a wait condition handle has; the same
     * whenever it is asked for. Empty while there is no keypair.
     */
    public static Optional<String> presigned(ResourceContext context) {
        Optional<String> accessKey = context.data(IdentityData.ACCESS_KEY);
        Optional<Secret> secretKey = context.secret(IdentityData.SECRET_KEY);
        Optional<String> readyAt = context.data(IdentityData.READY_AT);
        if (accessKey.isEmpty() || secretKey.isEmpty() || readyAt.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                PresignedUrl.put(
                        context.addresses().cloudFormation() + "/waitcondition",
                        arn(context),
                        accessKey.get(),
                        secretKey.get(),
                        readyAt.get()));
    }

    /** {@code arn:openstack:heat::<project>:stacks/<name>/<id>/resources/<resource>}. */
    static String arn(ResourceContext context) {
        Stack stack = context.stack();
        return "arn:openstack:heat::%s:stacks/%s/%s/resources/%s"
                .formatted(
                        stack.projectId(), stack.name(), stack.id(), context.resource().name());
    }
}
