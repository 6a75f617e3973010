package io.hearth.signalservice.rest;

import io.hearth.access.Caller;
import io.hearth.access.PolicyRule;
import io.hearth.access.Principal;
import io.hearth.access.rest.HeatFault;
import io.hearth.signalservice.binding.SignalAccess;
import io.hearth.signalservice.binding.Target;
import io.hearth.signalservice.binding.TargetKey;
import io.hearth.signalservice.intake.Reception;
import io.hearth.signalservice.intake.RequestKey;
import io.hearth.signalservice.intake.SignalIntake;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST …/resources/{resource}/signal}: answers {@code null} once the bus has the signal, 400
 * when the resource does not take it, 503 when the sender should repeat it.
 *
 * @see <a
 *     href="https://docs.openstack.org/api-ref/orchestration/v1/#send-a-signal-to-a-resource">Send
 *     a signal to a resource</a>
 */
@Path("/v1/{project}/stacks/{stack}/{id}/resources/{resource}/signal")
class SignalResource {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Caller caller;
    private final SignalAccess access;
    private final SignalIntake intake;

    SignalResource(Caller caller, SignalAccess access, SignalIntake intake) {
        this.caller = caller;
        this.access = access;
        this.intake = intake;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @PolicyRule(value = "resource:signal", stackUsers = true)
    public Uni<String> signal(
            @PathParam("stack") String stackName,
            @PathParam("id") String stackId,
            @PathParam("resource") String resource,
            @HeaderParam(RequestKey.HEADER) @Nullable String idempotencyKey,
            byte @Nullable [] body) {
        byte[] payload = body == null ? new byte[0] : body;
        TargetKey key = new TargetKey(stackId, resource);
        return target(stackName, key)
                .chain(target -> intake.take(target, payload, RequestKey.of(idempotencyKey)))
                .map(SignalResource::answer);
    }

    private Uni<Target> target(String stackName, TargetKey key) {
        return switch (caller.principal()) {
            case Principal.Member member -> access.ofOwner(member, stackName, key);
            case Principal.StackUser user ->
                    access.ofStackUser(user, stackName, key)
                            .map(target -> target.orElseThrow(HeatFault::notAuthorized));
        };
    }

    private static String answer(Reception reception) {
        return switch (reception) {
            case Reception.Durable() -> "null";
            case Reception.Refused(var type, var message) -> throw HeatFault.of(type, message);
            case Reception.Undelivered() -> throw HeatFault.unavailable(RETRY_AFTER);
        };
    }
}
