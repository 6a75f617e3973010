package io.hearth.stackapi.resource;

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
        return Optional.ofNullable(context.stack().domainProjectId())
                .map(project -> route(context, project));
    }

    /**
     * A URL for {@code PUT} that its signature authorises, as a wait condition handle has; the same
     * whenever it is asked for. Empty while there is no keypair.
     */
    public static Optional<String> presigned(ResourceContext context) {
        return PresignedAddress.of(
                context,
                "PUT",
                "/waitcondition",
                context.data(IdentityData.READY_AT).map(Instant::parse));
    }

    /**
     * A URL for {@code POST} that its signature authorises and that never ends, as a scaling policy
     * has; the same whenever it is asked for. Empty while there is no keypair.
     */
    public static Optional<String> alarm(ResourceContext context) {
        return PresignedAddress.of(context, "POST", "/signal", Optional.empty());
    }

    /**
     * A URL for {@code POST} that its signature authorises, as a software deployment has. Empty
     * while there is no keypair.
     */
    public static Optional<String> ofDeployment(ResourceContext context) {
        return PresignedAddress.of(context, "POST", "/signal", Optional.of(context.now()));
    }

    /** The Orchestration API's route through the owner's project. */
    public static String ownersRoute(ResourceContext context) {
        return route(context, context.stack().projectId());
    }

    private static String route(ResourceContext context, String project) {
        Stack stack = context.stack();
        return "%s/%s/stacks/%s/%s/resources/%s/signal"
                .formatted(
                        context.addresses().orchestration(),
                        project,
                        stack.name(),
                        stack.id(),
                        segment(context.resource().name()));
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
