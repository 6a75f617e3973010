package io.hearth.signalservice.rest;

import io.hearth.access.Caller;
import io.hearth.access.PolicyRule;
import io.hearth.access.Principal;
import io.hearth.access.rest.HeatFault;
import io.hearth.signalservice.binding.SignalAccess;
import io.hearth.signalservice.binding.TargetKey;
import io.hearth.signalservice.intake.HookIntake;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST …/resources/{resource}/signal}: answers {@code null} once the bus has the signal, 400
 * when the resource does not take it, 429 or 503 when the sender should repeat it. An owner's
 * {@code {"unset_hook": "pre-create"}} lets a resource go on that waits at the hook, and is 400
 * when it does not.
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
    private final HookIntake hooks;

    SignalResource(Caller caller, SignalAccess access, SignalIntake intake, HookIntake hooks) {
        this.caller = caller;
        this.access = access;
        this.intake = intake;
        this.hooks = hooks;
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
        String requestKey = RequestKey.of(idempotencyKey);
        TargetKey key = new TargetKey(stackId, resource);
        Uni<Reception> reception =
                switch (caller.principal()) {
                    case Principal.Member member ->
                            ofOwner(member, stackName, key, payload, requestKey);
                    case Principal.StackUser user ->
                            access.ofStackUser(user, stackName, key)
                                    .map(target -> target.orElseThrow(HeatFault::notAuthorized))
                                    .chain(target -> intake.take(target, payload, requestKey));
                };
        return reception.map(SignalResource::answer);
    }

    /** Only an owner's signal may unset a hook. */
    private Uni<Reception> ofOwner(
            Principal.Member member,
            String stackName,
            TargetKey key,
            byte[] payload,
            String requestKey) {
        Optional<String> hook = hooks.hookOf(payload);
        return hook.isPresent()
                ? hooks.take(member, stackName, key, hook.get())
                : access.ofOwner(member, stackName, key)
                        .chain(target -> intake.take(target, payload, requestKey));
    }

    private static String answer(Reception reception) {
        return switch (reception) {
            case Reception.Durable() -> "null";
            case Reception.Refused(var type, var message) -> throw HeatFault.of(type, message);
            case Reception.Undelivered() -> throw HeatFault.unavailable(RETRY_AFTER);
            case Reception.TooMany(var wait) -> throw HeatFault.tooManyRequests(wait);
        };
    }
}
